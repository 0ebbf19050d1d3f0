import { expect, test } from 'vitest'
import type { RestClient } from '../../src/main/paradex/rest'
import { SystemWatch } from '../../src/main/paradex/system-watch'
import type { VenueClock } from '../../src/main/paradex/venue-clock'
import { FakeClock } from '../socket/fake-clock'

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A watch whose questions are answered by hand. */
function setUp() {
  const clock = new FakeClock()
  const asked: ((status: string) => Promise<void>)[] = []
  const read = () =>
    new Promise((resolve) =>
      asked.push((status) => {
        resolve({ ok: true, value: { status } })
        return settled()
      }),
    )
  const watch = new SystemWatch(
    { read } as unknown as RestClient,
    clock,
    { measure: async () => undefined } as unknown as VenueClock,
    () => undefined,
    () => undefined,
  )
  return { clock, asked, watch }
}

test('an answer that was overtaken by a later one says nothing', async () => {
  const { clock, asked, watch } = setUp()
  watch.start()
  await settled()
  clock.advance(1_500)
  await settled()
  await asked[1]?.('cancel_only')
  expect(watch.state).toBe('cancelOnly')
  await asked[0]?.('ok')
  expect(watch.state).toBe('cancelOnly')
  watch.stop()
})

test('an answer to what was asked before a stop says nothing after it', async () => {
  const { asked, watch } = setUp()
  watch.start()
  await settled()
  watch.stop()
  watch.start()
  await settled()
  await asked[0]?.('ok')
  expect(watch.state).toBe('unknown')
  await asked[1]?.('post_only')
  expect(watch.state).toBe('postOnly')
  watch.stop()
})
