import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Theme } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'

const pickTheme = (state: DeskState): Theme => state.settings.theme
const pickLanguage = (state: DeskState): string => state.runtime.language

/** Keeps the document's language and theme those of the settings. */
export function useAppearance(): void {
  const { i18n } = useTranslation()
  const theme = useDesk(pickTheme)
  const language = useDesk(pickLanguage)
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  useEffect(() => {
    document.documentElement.lang = language
    void i18n.changeLanguage(language)
  }, [i18n, language])
}
