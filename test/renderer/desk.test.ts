import { describe, expect, it, vi } from 'vitest'
import type { Snapshot } from '../../src/preload/model'
import { openDesk } from '../../src/renderer/desk'
import { createFakeDesk } from './fake-desk'
import { connection, fill, order, SAMPLE_MS, snapshot, ticker } from './samples'

const fillChange = (key: string) => ({ kind: 'fill' as const, fill: fill({ key }), caughtUp: false })

function promised<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((keep) => (resolve = keep))
  return { promise, resolve }
}

describe('openDesk', () => {
  it('listens before it asks for the snapshot', async () => {
    let listening = 0
    const fake = createFakeDesk(() => {
      listening = fake.listenerCount()
      return snapshot()
    })
    await openDesk(fake)
    expect(listening).toBeGreaterThan(0)
  })

  it('applies what came while the snapshot was on its way, and only what the snapshot lacks', async () => {
    const answer = promised<Snapshot>()
    const fake = createFakeDesk(() => answer.promise)
    const opening = openDesk(fake)
    fake.tell('desk:changes', { revision: 7, changes: [fillChange('known')] })
    fake.tell('desk:changes', { revision: 8, changes: [fillChange('late')] })
    answer.resolve(snapshot())
    const desk = await opening
    expect(desk.state.get().fills.map(({ key }) => key)).toContain('late')
    expect(desk.state.get().fills.map(({ key }) => key)).not.toContain('known')
    expect(desk.state.get().revision).toBe(8)
  })

  it('asks for a new snapshot after a gap and carries on from there', async () => {
    let revision = 7
    const fake = createFakeDesk(() => snapshot({ revision }))
    const desk = await openDesk(fake)
    revision = 12
    fake.tell('desk:changes', { revision: 10, changes: [fillChange('lost')] })
    fake.tell('desk:changes', { revision: 13, changes: [fillChange('next')] })
    await vi.waitFor(() => expect(desk.state.get().revision).toBe(13))
    expect(fake.asked.filter(({ command }) => command === 'desk:snapshot')).toHaveLength(2)
    expect(desk.state.get().fills.map(({ key }) => key)).toContain('next')
  })

  it('lets a reset win over a snapshot that was asked for before it', async () => {
    let answer = Promise.resolve(snapshot())
    const fake = createFakeDesk(() => answer)
    const desk = await openDesk(fake)
    const late = promised<Snapshot>()
    answer = late.promise
    fake.tell('desk:changes', { revision: 99, changes: [] })
    fake.tell('desk:reset', snapshot({ revision: 100, activeAddress: '0xnew' }))
    late.resolve(snapshot({ revision: 99, activeAddress: '0xold' }))
    await late.promise
    await Promise.resolve()
    expect(desk.state.get().activeAddress).toBe('0xnew')
    expect(desk.state.get().revision).toBe(100)
  })

  it('keeps ticks apart from the account and drops an older one', async () => {
    const fake = createFakeDesk(() => snapshot())
    const desk = await openDesk(fake)
    const before = desk.state.get()
    const ticked = vi.fn()
    desk.tickers.subscribe('BTC-USD-PERP', ticked)
    fake.tell('market:tickers', [ticker({ markPrice: '1', updatedAtMs: SAMPLE_MS + 1 })])
    fake.tell('market:tickers', [ticker({ markPrice: '2', updatedAtMs: SAMPLE_MS - 1 })])
    fake.tell('market:tickers', [ticker({ market: 'ETH-USD-PERP' })])
    expect(desk.tickers.get('BTC-USD-PERP')?.markPrice).toBe('1')
    expect(ticked).toHaveBeenCalledTimes(1)
    expect(desk.state.get()).toBe(before)
  })

  it('follows connection, settings, profiles and alerts', async () => {
    const fake = createFakeDesk(() => snapshot())
    const desk = await openDesk(fake)
    fake.tell('connection:changed', connection({ phase: 'stale' }))
    fake.tell('settings:changed', { settings: { ...snapshot().settings, theme: 'light' }, language: 'zh-CN' })
    fake.tell('profiles:changed', { profiles: [], activeProfile: null, activeAddress: null })
    const alert = {
      id: 'a',
      kind: 'fill' as const,
      title: '',
      body: '',
      market: null,
      orderId: null,
      atMs: 1,
    }
    fake.tell('alert:raised', alert)
    fake.tell('alert:raised', alert)
    const state = desk.state.get()
    expect(state.connection.phase).toBe('stale')
    expect(state.settings.theme).toBe('light')
    expect(state.runtime.language).toBe('zh-CN')
    expect(state.activeAddress).toBeNull()
    expect(state.alerts).toHaveLength(1)
  })

  it('turns silence into a problem instead of throwing', async () => {
    const fake = createFakeDesk(() => snapshot())
    const desk = await openDesk(fake)
    const answer = await desk.ask('order:cancel', { orderId: order().id })
    expect(answer).toMatchObject({ ok: false, problem: { code: 'window.unanswered' } })
  })

  it('hears nothing any more once stopped', async () => {
    const fake = createFakeDesk(() => snapshot())
    const desk = await openDesk(fake)
    desk.stop()
    expect(fake.listenerCount()).toBe(0)
  })
})
