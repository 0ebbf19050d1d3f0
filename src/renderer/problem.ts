import type { i18n as I18n } from 'i18next'
import { closeUp } from '../notation/sentences'
import type { Problem } from '../preload/model'
import { DOTS } from './format/cover'

/** The sentence for a problem in the language in use; an unknown code still reads well and shows itself. */
export function problemText(i18n: I18n, problem: Problem): string {
  if (problem.code === 'window.unanswered') return i18n.t('problem.unanswered')
  const code = i18n.exists(problem.code, { ns: 'problem' }) ? problem.code : 'unknown'
  const values = { code: problem.code, detail: problem.detail ?? '', ...problem.values }
  return closeUp(i18n.t(code, { ns: 'problem', ...values }))
}

/** Why the venue closed an order: our sentence where there is one, else its own word as it is. */
export function reasonText(i18n: I18n, reason: string): string {
  const code = `cancel.${reason}`
  return i18n.exists(code, { ns: 'problem' }) ? i18n.t(code, { ns: 'problem' }) : reason
}

/** Which figures of a refusal tell what the account holds. */
const ownFigures: Partial<Record<string, readonly string[]>> = {
  'order.margin': ['short', 'free'],
  'order.positionLimit': ['after', 'over'],
  'order.reduceOver': ['held', 'over'],
  'limit.positionNotional': ['notional', 'over'],
}

/** The same problem with dots for what the account holds: for who hides that. */
export function withoutOwn(problem: Problem): Problem {
  const names = ownFigures[problem.code]
  if (!names || !problem.values) return problem
  const values = Object.entries(problem.values).map(([name, value]) => [
    name,
    names.includes(name) ? DOTS : value,
  ])
  return { ...problem, values: Object.fromEntries(values) as Record<string, string> }
}
