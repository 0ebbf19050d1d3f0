/**
 * Summaries of chosen markets only, for a program that trades a few of many: follows one, then another in
 * its place without a break of the line, and prints which markets were told of meanwhile.
 * Run it with: node --import tsx examples/scoped.ts
 */
import { openExchange } from './exchange'

const [first, second] = ['BTC-USD-PERP', 'ETH-USD-PERP'] as const
const ticksWanted = 5

const { client, close } = await openExchange({ scopedSummaries: true })

/** Scopes the summaries to a market, waits until it has ticked a few times, and names all that ticked since. */
async function follow(market: string): Promise<void> {
  const told = new Set<string>()
  let ticks = 0
  client.scopeSummaries([market])
  await new Promise<void>((resolve) => {
    const remove = client.onTicker((ticker) => {
      // What was on its way for the market before is not counted against it.
      if (ticker.market === market) ticks += 1
      if (ticks > 0) told.add(ticker.market)
      if (ticks < ticksWanted) return
      remove()
      resolve()
    })
  })
  console.log('followed', market, 'heard of', ...told)
}

await client.connect()
await follow(first)
await follow(second)
await close()
