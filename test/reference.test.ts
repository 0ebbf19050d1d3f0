import { Logger, LogLevel } from 'typedoc'
import { expect, test } from 'vitest'
import { readReference } from '../scripts/reference/read'

/** Keeps what it is told. */
class Complaints extends Logger {
  readonly told: string[] = []

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.told.push(message)
  }
}

test(
  'the client has no public member without a description and no broken link',
  { timeout: 60_000 },
  async () => {
    const complaints = new Complaints()
    const { project } = await readReference(complaints)
    expect(complaints.told).toEqual([])
    const client = project?.getChildByName(['main/paradex/client', 'ParadexClient'])
    expect(client?.getChildByName('placeOrder')).toBeDefined()
  },
)
