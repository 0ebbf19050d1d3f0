import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { CommandName } from '../../src/preload/contract'
import { startSandbox } from '../../src/sandbox/sandbox'
import { readSnapshot, resize, type LaunchedApp } from '../desk-app'
import { wordsOf } from '../window-words'
import { dress, type Look } from './camera'
import { holdBack } from './gate'
import { layOut } from './panels'
import { damage, makeNewer, writePast, type PastOwner } from './past'
import { addAccount, type Launch } from './states'

/** A state of what is read from this computer's disk, and what shows that a panel has come to it. */
interface JournalState {
  name: string
  /** Done to the journal of the state before, while nobody has it open. */
  make: (owner: PastOwner) => void
  /** What main answers too soon to be looked at, and is held back. */
  held?: readonly CommandName[]
  /** By the panel's name, in the order in which they are looked at. */
  signs: Partial<Record<JournalView, string>>
}

/** A view of a panel that shows what the journal holds. */
type JournalView = 'figures' | 'trips' | 'fills' | 'alerts'

/** Looks at a view of the journal that has come to a state. */
export type LookAtJournal = (window: Page, state: string, view: JournalView, look: Look) => Promise<void>

const fillCount = 100_000
const trouble = '.trouble'
const rows = 'tbody tr:not(.bones)'

/** One after the other, since what was done to a file stays done. */
const states: readonly JournalState[] = [
  {
    name: 'reading',
    make: () => undefined,
    held: ['review:performance', 'review:entries'],
    signs: { figures: '.bones', trips: '.bones' },
  },
  {
    name: 'full',
    make: () => undefined,
    signs: { alerts: rows, fills: rows, trips: rows, figures: '.review-check' },
  },
  {
    name: 'damaged',
    make: damage,
    signs: { figures: trouble, trips: trouble, fills: trouble, alerts: ':is(.trouble, .unread)' },
  },
  {
    name: 'shut',
    make: makeNewer,
    signs: { figures: trouble, trips: trouble, fills: trouble, alerts: ':is(.trouble, .unread)' },
  },
]

/** Looks at what an account's journal shows while it is read, read, damaged, and of a version to come. */
export async function visitJournal(
  launch: Launch,
  looks: readonly Look[],
  see: LookAtJournal,
): Promise<void> {
  const sandbox = await startSandbox({ deposit: '1000', simulate: false })
  const { restUrl, wsUrl } = sandbox
  const start = () =>
    launch('journal', ['--environment=custom', `--rest-url=${restUrl}`, `--ws-url=${wsUrl}`])
  try {
    const owner = await makeOwner(await start())
    await writePast(owner, fillCount)
    for (const { name, make, signs, held = [] } of states) {
      make(owner)
      const app = await start()
      try {
        for (const command of held) await holdBack(app.application, command)
        for (const look of looks) await visit(app, look, signs, (view) => see(app.window, name, view, look))
      } finally {
        await app.close()
      }
    }
  } finally {
    await sandbox.stop()
  }
}

/** Adds an account to a desk that has none, and ends it. */
async function makeOwner(app: LaunchedApp): Promise<PastOwner> {
  const { application, window } = app
  try {
    await addAccount(window, false)
    const { profiles } = await readSnapshot(window)
    const [profile] = profiles.filter(({ environment }) => environment === 'custom')
    const userData = await application.evaluate(({ app: main }) => main.getPath('userData'))
    const name = `${profile?.address}@${profile?.exchange}`
    return { directory: join(userData, 'journal'), environment: 'custom', name }
  } finally {
    await app.close()
  }
}

async function visit(
  { application, window }: LaunchedApp,
  look: Look,
  signs: JournalState['signs'],
  see: (view: JournalView) => Promise<void>,
): Promise<void> {
  const words = wordsOf(look.language)
  await window.locator('.desk').waitFor()
  await resize(application, 1600, 1000)
  await layOut(window)
  await dress(window, look)
  await window.locator('[data-phase="live"]').first().waitFor()
  for (const [view, sign] of Object.entries(signs) as [JournalView, string][]) {
    const panel = view === 'alerts' ? 'alerts' : 'review'
    await window.getByRole('tab', { name: words(`${panel}.title`), exact: true }).click()
    if (panel === 'review') await window.locator(`.review input[value="${valueOf(view)}"]`).check()
    await window.mouse.move(0, 0)
    await window
      .locator(`.panel:is(.review, .alert-centre) ${sign}`)
      .filter({ visible: true })
      .first()
      .waitFor()
    await see(view)
  }
  // Else the next start begins with the panel that is in sight now, and reads before anybody looks.
  await layOut(window)
}

/** What the chooser of the review calls a view. */
function valueOf(view: JournalView): string {
  return view === 'figures' ? 'performance' : view
}
