import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

/** Runs an example as a reader would, and gives what it printed. */
async function run(...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', ...words], {
    timeout: 60_000,
  })
  return stdout
}

describe('examples', () => {
  test('the basic usage connects, trades and ends', { timeout: 60_000 }, async () => {
    const printed = await run('examples/basic-usage.ts')
    expect(printed).toMatch(/connection live[^]*order first cancelled[^]*position long 0\.01 BTC-USD-PERP/)
  })

  test('the bot quotes both sides and ends', { timeout: 60_000 }, async () => {
    const printed = await run('examples/bot.ts')
    expect(printed).toMatch(/cancel on disconnect on[^]*quote buy at \d[^]*quote sell at \d/)
  })

  test.each(['order_book', 'fills'])(
    'the channel %s prints its events',
    { timeout: 60_000 },
    async (channel) => {
      expect(await run('examples/channel.ts', channel)).toMatch(new RegExp(`^${channel} \\S+`))
    },
  )
})
