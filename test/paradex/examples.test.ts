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

  test('the orders come in all forms, are found and are cancelled', { timeout: 60_000 }, async () => {
    const printed = await run('examples/orders.ts')
    expect(printed).toMatch(/batch accepted accepted accepted\n/)
    expect(printed).toMatch(/stop loss untriggered\ntake profit untriggered\n/)
    expect(printed).toMatch(/found ladder-1 at \d[^]*cancelled queued queued\n[^]*left 0\n/)
    expect(printed).toMatch(/twap (new|working) 0\.1\ntwap gone 0/)
  })

  test('the history reads pages and candles', { timeout: 60_000 }, async () => {
    const printed = await run('examples/history.ts')
    expect(printed).toMatch(
      /fill \w+ 0\.01[^]*in 3 pages[^]*candles 60 of 1 minute[^]*transfer DEPOSIT 100000/,
    )
  })

  test('the keys make a subkey that trades and a token that only looks', { timeout: 60_000 }, async () => {
    const printed = await run('examples/keys.ts')
    expect(printed).toMatch(/subkey traded accepted[^]*subkey revoked/)
    expect(printed).toMatch(/watcher sees 0\.01 BTC-USD-PERP[^]*watcher may not trade auth\.readOnly/)
  })

  test('the scoped summaries tell of the chosen market only', { timeout: 60_000 }, async () => {
    expect(await run('examples/scoped.ts')).toBe(
      'followed BTC-USD-PERP heard of BTC-USD-PERP\nfollowed ETH-USD-PERP heard of ETH-USD-PERP\n',
    )
  })

  test('each of the sixteen channels prints its events', { timeout: 60_000 }, async () => {
    const names = [
      ...['account', 'balance_events', 'bbo', 'fills', 'funding_data', 'funding_payments'],
      ...['funding_rate_comparison', 'markets', 'markets_summary', 'order_book', 'orders', 'positions'],
      ...['tradebusts', 'trades', 'transaction', 'transfers'],
    ]
    const lines = (await run('examples/channel.ts', ...names)).split('\n')
    const told = new Set(lines.filter((line) => /^\w+ \S/.test(line)).map((line) => line.split(' ')[0]))
    expect([...told].sort()).toEqual(names)
  })

  test('an unknown channel is named, with those there are', async () => {
    await expect(run('examples/channel.ts', 'weather')).rejects.toThrow(
      /no channel weather; there are account/,
    )
  })
})
