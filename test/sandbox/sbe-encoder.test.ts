import { describe, expect, it } from 'vitest'
import { decodeSbe, schema } from './sbe-decoder'
import { encodeSbe } from '../../src/sandbox/sbe-encoder'
import { layouts } from '../../src/sandbox/sbe-layout'
import type { MessageName } from '../../src/sandbox/sbe-layout'

const names = Object.keys(layouts) as MessageName[]

describe('the encoder against the published schema', () => {
  it.each(names)('lays %s out field by field', (name) => {
    const layout = layouts[name]
    const published = schema.messages.find(({ templateId }) => templateId === layout.templateId)
    expect(layout.fields.map(([field]) => field)).toEqual(published?.fields.map((field) => field.name))
    expect(Object.keys(layout.groups)).toEqual(published?.groups.map((group) => group.name))
    expect([...layout.data]).toEqual(published?.data)
  })

  it.each(names)('knows every word of the enumerations in %s by its number', (name) => {
    const published = schema.messages.find(({ templateId }) => templateId === layouts[name].templateId)
    for (const [field, kind] of layouts[name].fields) {
      if (typeof kind !== 'object') continue
      const words = schema.enums[published?.fields.find((each) => each.name === field)?.type ?? ''] ?? {}
      for (const [word, number] of Object.entries(kind)) expect([field, words[number]]).toEqual([field, word])
    }
  })

  it('has root blocks of the published sizes', () => {
    const size = (name: MessageName) => encodeSbe({ name, fields: {} }).readUInt16LE(0)
    expect(size('book')).toBe(89)
    expect(size('summary')).toBe(240)
  })

  it('round-trips values at the edges of their types', () => {
    const { fields, data } = decodeSbe(
      encodeSbe({
        name: 'order',
        fields: {
          ts: 1_634_736_000_123,
          seq: 1_748_665_803_448_726_408n,
          status: 'UNTRIGGERED',
          side: 'SELL',
          orderType: 'STOP_LOSS_MARKET',
          timeInForce: 'IOC',
          price: 2n ** 63n - 1n,
          size: -1n,
          sizeOpen: 0n,
          account: '0x129c135ed63df9353885e292be4426b8ed6122b13c6c0e1bb787288a1f5adfa',
          stp: 'EXPIRE_BOTH',
          flags: 1,
        },
        data: { orderId: '1', clientOrderId: 'ключ', market: 'BTC-USD-PERP' },
      }),
    )
    expect(fields).toMatchObject({
      ts: 1_634_736_000_123_000n,
      seq: 1_748_665_803_448_726_408n,
      status: 'UNTRIGGERED',
      orderType: 'STOP_LOSS_MARKET',
      price: 2n ** 63n - 1n,
      triggerPrice: null,
      size: -1n,
      account: '0x129c135ed63df9353885e292be4426b8ed6122b13c6c0e1bb787288a1f5adfa',
      flags: 1,
    })
    expect(data).toEqual({ orderId: '1', clientOrderId: 'ключ', market: 'BTC-USD-PERP', cancelReason: '' })
  })

  it('says of a word the schema does not have that it cannot be represented', () => {
    const frame = encodeSbe({ name: 'trade', fields: { side: 'SIDEWAYS' } })
    expect(frame.readUInt8(8 + 24)).toBe(254)
  })
})
