import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Density, Palette, Theme } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'

const pickTheme = (state: DeskState): Theme => state.settings.theme
const pickDensity = (state: DeskState): Density => state.settings.density
const pickPalette = (state: DeskState): Palette => state.settings.palette
const pickLanguage = (state: DeskState): string => state.runtime.language

/** Keeps the document's language, theme, density and palette those of the settings. */
export function useAppearance(): void {
  const { i18n } = useTranslation()
  const theme = useDesk(pickTheme)
  const density = useDesk(pickDensity)
  const palette = useDesk(pickPalette)
  const language = useDesk(pickLanguage)
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  useEffect(() => {
    document.documentElement.dataset.density = density
    document.documentElement.dataset.palette = palette
  }, [density, palette])
  useEffect(() => {
    document.documentElement.lang = language
    void i18n.changeLanguage(language)
  }, [i18n, language])
}
