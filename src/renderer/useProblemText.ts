import { useTranslation } from 'react-i18next'
import type { Problem } from '../preload/model'
import { useHidden } from './format/HiddenAmount'
import { problemText, withoutOwn } from './problem'

/** Says a problem as it may be shown now: without what the account holds while the person hides that. */
export function useProblemText(): (problem: Problem) => string {
  const { i18n } = useTranslation()
  const hidden = useHidden()
  return (problem) => problemText(i18n, hidden ? withoutOwn(problem) : problem)
}
