import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Settings } from '../../src/preload/model'
import { buy, openDesk } from './opened-desk'

type Opened = Awaited<ReturnType<typeof openDesk>>

/** Picks a file with these settings in it; what main says of it. */
async function pick({ desk, folder, picks }: Opened, settings: Partial<Settings> | Record<string, unknown>) {
  picks.path = join(folder, 'carried.json')
  writeFileSync(picks.path, JSON.stringify({ app: 'Paradesk', version: 1, settings }))
  const answer = await desk.handlers['settings:pick'](null)
  if (!answer.ok || !answer.value) throw new Error('no settings file')
  return answer.value
}

describe('a settings file', () => {
  it('goes out without the account, and comes in on another desk as it was shown', async () => {
    const one = await openDesk()
    one.settings.update({ theme: 'light', limits: { ...one.settings.current.limits, confirmAbove: '500' } })
    const saved = await one.desk.handlers['settings:export'](null)
    if (!saved.ok || saved.value === null) throw new Error('not saved')
    const text = readFileSync(saved.value, 'utf8')
    expect(text).not.toContain((one.desk.snapshot().activeAddress ?? 'none').slice(2))

    const other = await openDesk()
    other.picks.path = saved.value
    const found = await other.desk.handlers['settings:pick'](null)
    if (!found.ok || !found.value) throw new Error('not found')
    expect(other.settings.current.theme).toBe('dark')
    const { id } = found.value
    const wish = { id, acceptsOpenOrders: false }
    expect(await other.desk.handlers['settings:import'](wish)).toEqual({ ok: true, value: null })
    const { accounts: _, ...carried } = one.settings.current
    expect(other.settings.current).toMatchObject(carried)
    // What was shown is taken once.
    expect(await other.desk.handlers['settings:import'](wish)).toMatchObject({
      problem: { code: 'settings.fileGone' },
    })
  })

  it('is undone once, whatever else was changed since', async () => {
    const opened = await openDesk()
    const { desk, settings } = opened
    const undo = () => desk.handlers['settings:undo-import']({ acceptsOpenOrders: false })
    expect(await undo()).toMatchObject({ problem: { code: 'settings.nothingToUndo' } })
    const before = settings.current
    const { id } = await pick(opened, { theme: 'light', sounds: 'loud', hologram: 1 })
    await desk.handlers['settings:import']({ id, acceptsOpenOrders: false })
    expect(settings.current).toEqual({ ...before, theme: 'light', sounds: 'loud' })
    settings.update({ density: 'large' })
    expect(await undo()).toEqual({ ok: true, value: null })
    expect(settings.current).toEqual({ ...before, density: 'large' })
    expect(await undo()).toMatchObject({ problem: { code: 'settings.nothingToUndo' } })
  })

  it('can no longer be undone once a setting it has changed is another one', async () => {
    const opened = await openDesk()
    const { desk, settings } = opened
    const { handlers } = desk
    const canUndo = () => handlers['settings:can-undo'](null)
    expect(canUndo()).toEqual({ ok: true, value: false })
    const { id } = await pick(opened, { theme: 'light', sounds: 'loud' })
    await handlers['settings:import']({ id, acceptsOpenOrders: false })
    await handlers['settings:update']({ density: 'large', theme: 'light' })
    expect(canUndo()).toEqual({ ok: true, value: true })
    await handlers['settings:update']({ sounds: 'off' })
    expect(canUndo()).toEqual({ ok: true, value: false })
    expect(await handlers['settings:undo-import']({ acceptsOpenOrders: false })).toMatchObject({
      problem: { code: 'settings.nothingToUndo' },
    })
    expect(settings.current).toMatchObject({ theme: 'light', sounds: 'off', density: 'large' })
  })

  it('changes nothing unasked where it leads away from open orders', async () => {
    const opened = await openDesk()
    const { desk, settings, sandbox, until } = opened
    expect(await desk.handlers['order:place'](buy())).toMatchObject({ ok: true })
    await until(({ orders }) => orders.length === 1)
    const { id } = await pick(opened, {
      theme: 'light',
      environment: 'custom',
      customRestUrl: sandbox.restUrl,
      customWsUrl: sandbox.wsUrl,
    })
    expect(await desk.handlers['settings:import']({ id, acceptsOpenOrders: false })).toEqual({
      ok: false,
      problem: { code: 'account.openOrders', values: { orders: '1', algos: '0' } },
    })
    expect(settings.current).toMatchObject({ theme: 'dark', environment: 'sandbox', customRestUrl: '' })
    expect(await desk.handlers['settings:import']({ id, acceptsOpenOrders: true })).toEqual({
      ok: true,
      value: null,
    })
    await until(({ connection }) => connection.environment === 'custom')
    expect(settings.current.theme).toBe('light')
  })

  it('says why the environment stayed, and takes the rest', async () => {
    const opened = await openDesk()
    const { id } = await pick(opened, { theme: 'light', environment: 'mainnet' })
    expect(await opened.desk.handlers['settings:import']({ id, acceptsOpenOrders: false })).toMatchObject({
      ok: true,
      value: { code: 'runtime.loopbackOnly' },
    })
    expect(opened.settings.current).toMatchObject({ theme: 'light', environment: 'sandbox' })
  })

  it('that is too large, missing or a folder is answered with a sentence', async () => {
    const { desk, folder, picks } = await openDesk()
    expect(await desk.handlers['settings:pick'](null)).toEqual({ ok: true, value: null })
    const read = async (path: string) => {
      picks.path = join(folder, path)
      const answer = await desk.handlers['settings:pick'](null)
      return answer.ok ? 'read' : answer.problem.code
    }
    writeFileSync(join(folder, 'huge.json'), '{}')
    truncateSync(join(folder, 'huge.json'), 5_000_000)
    mkdirSync(join(folder, 'folder'))
    expect(await read('huge.json')).toBe('settings.fileTooLarge')
    expect(await read('nowhere.json')).toBe('settings.fileUnreadable')
    expect(await read('folder')).toBe('settings.fileUnreadable')
  })
})
