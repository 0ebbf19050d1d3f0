import { describe, expect, it } from 'vitest'
import { createExitStores } from '../../src/main/session/exit-store'
import type { Attachment } from '../../src/preload/model'
import { aProfile } from '../fixtures/nouns'
import { folder, visit } from '../journal/stage'

const attachment = (over: Partial<Attachment> = {}): Attachment => ({
  clientId: 'c1',
  market: 'BTC-USD-PERP',
  side: 'buy',
  size: '1',
  exits: { takeProfit: { triggerPrice: '110000', price: null }, stopLoss: null },
  state: 'placing',
  takeProfitClientId: 'x1',
  stopLossClientId: null,
  problem: { code: 'order.notLive' },
  ...over,
})

describe('the store of exits', () => {
  it('gives another session of the account, by whatever key, what is not over', () => {
    const storeOf = createExitStores(() => null)
    storeOf(aProfile()).write([
      attachment(),
      attachment({ clientId: 'c2', state: 'done' }),
      attachment({ clientId: 'c3', state: 'dropped' }),
    ])
    expect(storeOf(aProfile({ id: 'p2', kind: 'subkey' })).read()).toEqual([attachment()])
    expect(storeOf(aProfile({ address: '0x2' })).read()).toEqual([])
    expect(storeOf(aProfile({ environment: 'mainnet' })).read()).toEqual([])
    storeOf(aProfile()).write([])
    expect(storeOf(aProfile()).read()).toEqual([])
  })

  it('gives another run what the journal has', async () => {
    const directory = folder()
    await visit(directory, (journal) => {
      const storeOf = createExitStores(({ environment, address }) => journal.account(environment, address))
      storeOf(aProfile()).write([attachment(), attachment({ clientId: 'c2', problem: null })])
    })
    await visit(directory, (journal) => {
      const storeOf = createExitStores(({ environment, address }) => journal.account(environment, address))
      expect(storeOf(aProfile()).read()).toEqual([
        attachment(),
        attachment({ clientId: 'c2', problem: null }),
      ])
    })
  })

  it.each([
    ['no JSON', '{'],
    ['no list', '{}'],
    ['no attachment', '[1, null, {"clientId":"c1"}]'],
  ])('takes nothing from a mark that is %s', (_, value) => {
    const storeOf = createExitStores(() => ({
      mark: () => ({ ok: true, value }),
      setMark: () => ({ ok: true, value: null }),
    }))
    expect(storeOf(aProfile()).read()).toEqual([])
  })

  it('has none where the disk cannot be read', () => {
    const problem = { code: 'journal.failed' }
    const storeOf = createExitStores(() => ({
      mark: () => ({ ok: false, problem }),
      setMark: () => ({ ok: false, problem }),
    }))
    expect(storeOf(aProfile()).read()).toEqual([])
    storeOf(aProfile()).write([attachment()])
    expect(storeOf(aProfile()).read()).toEqual([attachment()])
  })
})
