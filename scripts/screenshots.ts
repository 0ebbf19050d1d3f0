import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build'
import { Obstacle, runAsCommand } from './command-line'
import { launchDesk, openDesk } from './desk-app'
import { withDesktop } from './desktop-session'
import { ensureElectron } from './electron-runtime'
import { looks, nameOf, take } from './pictures/camera'
import { photographDesk } from './pictures/desk'
import { visitJournal } from './pictures/journal-states'
import { photographReview } from './pictures/review'
import { visitReading } from './pictures/reading'
import { photographPanels } from './pictures/panels'
import { visitStates, type Launch } from './pictures/states'
import { visitAway, visitKilled, visitRefusals, visitSafeMode } from './pictures/trouble'
import { photographSweep } from './pictures/sweep'
import { photographViews } from './pictures/views'
import { photographWindows } from './pictures/windows'
import { ensurePackages } from './system-packages'

/** What can be photographed; `--only desk,states` takes some of it, `--only sweep --width 1280` one size of that. */
const subjects = ['desk', 'windows', 'review', 'views', 'states', 'journal', 'trouble', 'sweep'] as const
type Subject = (typeof subjects)[number]

/** Of these one desk at work is photographed. */
const ofOneDesk: readonly Subject[] = ['desk', 'windows', 'review', 'views', 'sweep']

function wantedOf(args: string[]): { wants: (subject: Subject) => boolean; widths: number[] } {
  const { only, width = [] } = parseArgs({
    args,
    options: { only: { type: 'string' }, width: { type: 'string', multiple: true } },
  }).values
  const wanted = only?.split(',') ?? subjects.filter((subject) => subject !== 'sweep')
  const unknown = wanted.find((one) => !subjects.some((subject) => subject === one))
  if (unknown !== undefined)
    throw new Obstacle(`--only takes ${subjects.join(', ')} with commas between them, not ${unknown}.`)
  return { wants: (subject) => wanted.includes(subject), widths: width.map(Number) }
}

runAsCommand(import.meta.url, async (args) => {
  const { wants, widths } = wantedOf(args)
  await ensurePackages('desktop')
  const electron = await ensureElectron()
  await buildIfStale()
  const folder = await mkdtemp(join(tmpdir(), 'paradesk-screenshots-'))
  try {
    await withDesktop({ size: '2600x1560' }, async ({ env }) => {
      if (wants('states'))
        await visitStates(
          (name, flags) => launchDesk(electron.path, env, join(folder, name), flags),
          async (window, state, isThere) => {
            for (const look of looks) await photographPanels(window, state, look, isThere)
            console.log(state)
          },
        )
      if (wants('states') || wants('journal'))
        await visitJournal(
          (name, flags) => launchDesk(electron.path, env, join(folder, name), flags),
          looks,
          (window, state, view, look) => take(window, `states/${nameOf(look)}/journal-${state}-${view}.png`),
        )
      if (wants('states') || wants('trouble')) {
        const launch: Launch = (name, flags) => launchDesk(electron.path, env, join(folder, name), flags)
        for (const visit of [visitRefusals, visitKilled, visitSafeMode, visitAway, visitReading])
          await visit(launch, looks, (window, scene, look) =>
            take(window, `states/${nameOf(look)}/${scene}.png`),
          )
      }
      if (!ofOneDesk.some(wants)) return
      const desk = await openDesk(electron.path, env, folder)
      try {
        // At work it is also what the windows beside it are photographed with.
        if (wants('desk') || wants('windows')) await photographDesk(desk)
        if (wants('windows')) await photographWindows(desk)
        if (wants('review')) await photographReview(desk)
        if (wants('views')) await photographViews(desk)
        if (wants('sweep')) await photographSweep(desk, widths)
      } finally {
        await desk.close()
      }
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return 0
})
