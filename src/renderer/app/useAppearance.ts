import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Density, Palette, Theme } from '../../preload/model'
import { notationOf, type Notation } from '../../notation/notation'
import { writeBy } from '../../notation/sentences'
import { useDesk } from '../session'
import type { DeskState } from '../state'

const pickTheme = (state: DeskState): Theme => state.settings.theme
const pickDensity = (state: DeskState): Density => state.settings.density
const pickPalette = (state: DeskState): Palette => state.settings.palette
const pickNotation = ({ runtime, settings }: DeskState): Notation =>
  notationOf(runtime.language, settings, runtime.systemLocale)

/** Keeps this window's language, theme, density and palette those of the settings; the notation they ask for. */
export function useAppearance(): Notation {
  const { i18n } = useTranslation()
  const notation = useDesk(pickNotation)
  const theme = useDesk(pickTheme)
  const density = useDesk(pickDensity)
  const palette = useDesk(pickPalette)
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  useEffect(() => {
    document.documentElement.dataset.density = density
    document.documentElement.dataset.palette = palette
  }, [density, palette])
  useEffect(() => {
    document.documentElement.lang = notation.language
    writeBy(i18n, notation)
    // Also where the language stays: what is drawn is written anew.
    void i18n.changeLanguage(notation.language)
  }, [i18n, notation])
  return notation
}
