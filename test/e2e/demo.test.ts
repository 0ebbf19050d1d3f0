import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { play } from '../../scripts/demo'
import { desktop, openStage } from './stage'

it('the demo plays a fill from the ticket to the bell and leaves its pictures', async () => {
  const out = mkdtempSync(join(tmpdir(), 'paradesk-demo-'))
  onTestFinished(() => rmSync(out, { recursive: true }))
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  onTestFinished(() => said.mockRestore())
  const stage = await openStage()
  await play(stage, desktop, out)
  expect(said.mock.calls.flat().join('\n')).toMatch(
    /Placed: buy 0\.1 [^]*Notified: Bought 0\.1 BTC-USD-PERP[^]*In the tray: /,
  )
  expect(readdirSync(out).sort()).toEqual(['desk.png', 'notification.png', 'tray.png'])
  for (const name of readdirSync(out)) expect(statSync(join(out, name)).size).toBeGreaterThan(5_000)
})
