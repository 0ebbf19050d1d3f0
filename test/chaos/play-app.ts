import { join } from 'node:path'
import type { Desktop } from '../../scripts/desktop/desktop'
import type { DesktopNotification } from '../../scripts/desktop/notifications'
import { openJournal } from '../../src/main/journal/open-journal'
import { act, type Asked } from './act'
import { openAppStage, type AppStage } from './app-stage'
import { findJournalUntruths, findLedgerUntruths, findOrderSins } from './check'
import { pass } from './fast-time'
import { readIntents } from './intents-on-disk'
import { drawSchedule, type Schedule, type Step } from './schedule'

/** What came of a schedule that the real app was put through. */
export interface AppVerdict {
  wrongs: string[]
  steps: number
  kills: number
  fills: number
  /** How many fills the desktop has rung for, over all lives of the app. */
  rang: number
}

interface Options {
  electron: string
  desktop: Pick<Desktop, 'env' | 'notifications'>
}

const patienceMs = 90_000
const lookEveryMs = 250

/** The schedule of a seed for the real app: always with a kill, and without what no app can be put through alone. */
export function drawAppSchedule(seed: number): Schedule {
  const drawn = drawSchedule(seed)
  const steps = drawn.steps.flatMap((step): Step[] => {
    if (step.do === 'wake' || step.do === 'clock' || step.do === 'bust') return []
    // What would be liquidated rings in words of its own.
    return 'units' in step ? [{ ...step, units: Math.min(step.units, 8) }] : [step]
  })
  const half = Math.ceil(steps.length / 2)
  const kill: Step = { do: 'kill', awayMs: 200, afterMs: 300 }
  const isKilled = steps.some((step) => step.do === 'kill')
  return { ...drawn, steps: isKilled ? steps : [...steps.slice(0, half), kill, ...steps.slice(half)] }
}

/** Plays a schedule on the built app, on a desktop with a keyring and notifications, and judges what became of it. */
export async function playApp(schedule: Schedule, { electron, desktop }: Options): Promise<AppVerdict> {
  const asked: Asked = { orders: new Map(), twaps: 0, answers: [] }
  const rangBefore = fillsOf(await desktop.notifications())
  const stage = await openAppStage({ electron, env: desktop.env, seed: schedule.seed })
  const { exchange, address } = stage
  const rang = async () => fillsOf(await desktop.notifications()) - rangBefore
  const verdict = async (wrongs: string[]): Promise<AppVerdict> => ({
    wrongs,
    steps: schedule.steps.length,
    kills: stage.kills,
    fills: exchange.fills(address).length,
    rang: await rang(),
  })
  try {
    for (const step of schedule.steps) {
      await pass(step.afterMs)
      await act(stage, step, asked)
    }
    exchange.pause(true)
    await stage.pull([{ verb: 'heal', ask: {} }])
    const untruths = await settle(stage, async () =>
      (await rang()) < exchange.fills(address).length ? ['a fill has not rung'] : [],
    )
    if (untruths.length > 0) return await verdict(untruths)
    // Another start has nothing to tell.
    await stage.close('stop')
    await stage.open()
    const later = await settle(stage, () => Promise.resolve([]))
    await stage.close('stop')
    await Promise.all(asked.answers)
    return await verdict([...later, ...(await judge(stage, asked, await rang()))])
  } finally {
    await stage.end()
  }
}

/** What the journal says, and what must never be; the app has ended. */
async function judge(stage: AppStage, asked: Asked, rang: number): Promise<string[]> {
  const { exchange, address, control, userData, journalName, atKill } = stage
  const fills = exchange.fills(address).length
  const opened = openJournal({
    directory: join(userData, 'journal'),
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    nowMs: Date.now,
    retentionDays: 0,
  })
  if (!opened.ok) return [`the journal does not open: ${opened.problem.code}`]
  const { journal } = opened.value
  const untruths = findJournalUntruths(journal.account('custom', journalName), exchange, address)
  await journal.close()
  return [
    // A bell and its mark are two things: what rings as the app is killed may ring once more.
    ...(rang < fills || rang > fills + atKill
      ? [`${rang} fills rang of ${fills}, ${atKill} of which as the app was killed`]
      : []),
    ...untruths,
    ...(await findOrderSins(control, exchange, address, readIntents(userData), asked)),
  ]
}

/** Waits until nothing is wrong on the screen, nor by `more`, and stays so for a moment; else what is. */
async function settle(stage: AppStage, more: () => Promise<string[]>): Promise<string[]> {
  const untilMs = performance.now() + patienceMs
  for (let calm = 0; ;) {
    const seen = await stage.look()
    const wrongs = seen ? findLedgerUntruths(seen, stage.exchange, stage.address) : ['the app does not run']
    wrongs.push(...(await more()))
    calm = wrongs.length === 0 ? calm + 1 : 0
    if (calm === 2 || performance.now() > untilMs) return wrongs
    await pass(lookEveryMs)
  }
}

/** For how many fills these notifications were, alone or as groups. */
export function fillsOf(notifications: readonly DesktopNotification[]): number {
  return notifications.reduce((sum, { summary, count }) => {
    const group = /^(?:Liquidated: )?(\d+) fills?(?: while Paradesk was away)?$/.exec(summary)
    if (group) return sum + Number(group[1]) * count
    return /^(?:Bought|Sold) /.test(summary) ? sum + count : sum
  }, 0)
}
