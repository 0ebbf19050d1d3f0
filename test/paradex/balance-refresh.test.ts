import { expect, test } from 'vitest'
import { BalanceRefresh } from '../../src/main/paradex/balance-refresh'
import type { AccountReader } from '../../src/main/paradex/account-reader'
import type { Balance, Result } from '../../src/preload/model'
import { createHandClock } from '../fakes/hand-clock'

const balance: Balance = { token: 'USDC', size: '5', updatedAtMs: 7 }

function setUp(answers: Result<Balance[]>[]) {
  const clock = createHandClock()
  const told: Balance[] = []
  const reads: number[] = []
  const reader = {
    getBalances: async () => {
      reads.push(clock.nowMs())
      return answers.shift() ?? { ok: true, value: [balance] }
    },
  } as Pick<AccountReader, 'getBalances'> as AccountReader
  const balances = new BalanceRefresh(
    reader,
    { nowMs: clock.nowMs, wallMs: clock.nowMs, setTimer: (ms, callback) => clock.later(callback, ms) },
    (one) => told.push(one),
  )
  return { clock, told, reads, balances }
}

const failed: Result<Balance[]> = { ok: false, problem: { code: 'rest.unreachable' } }

test('balances that could not be read are read again until they can, though no money moves', async () => {
  const { clock, told, reads, balances } = setUp([failed, failed, failed])
  const startMs = clock.nowMs()
  balances.request()
  await clock.move(60_000)
  expect(reads.map((atMs) => atMs - startMs)).toEqual([0, 2_000, 6_000, 14_000])
  expect(told).toEqual([balance])
})

test('money that moves while a failed read waits is read as soon as any', async () => {
  const { clock, told, reads, balances } = setUp([failed, failed, failed, failed])
  const startMs = clock.nowMs()
  balances.request()
  await clock.move(15_000)
  balances.request()
  balances.request()
  await clock.move(3_000)
  expect(reads.map((atMs) => atMs - startMs)).toEqual([0, 2_000, 6_000, 14_000, 16_000])
  expect(told).toEqual([balance])
})

test('balances are read at most every two seconds, and not any more once stopped', async () => {
  const { clock, told, reads, balances } = setUp([])
  for (let moved = 0; moved < 5; moved += 1) {
    balances.request()
    await clock.move(500)
  }
  expect(reads).toHaveLength(2)
  balances.request()
  balances.stop()
  await clock.move(10_000)
  expect(told).toHaveLength(2)
  expect(clock.waiting()).toBe(0)
})
