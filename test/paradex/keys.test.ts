import { describe, expect, test } from 'vitest'
import { createReadOnlyTokens } from '../../src/main/paradex/read-only-tokens'
import { bid, createMainSigner, createSubkeySigner, openDesk, openExchange, until } from './desk'

async function openMainDesk() {
  const { sandbox, control } = await openExchange()
  const signer = await createMainSigner()
  const desk = openDesk(sandbox, signer)
  await desk.client.connect()
  return { sandbox, control, signer, ...desk }
}

describe('keys', () => {
  test('say whether an account is known to the venue', async () => {
    const { client, signer } = await openMainDesk()
    expect(await client.keys.findAccount(signer.publicKey)).toMatchObject({ value: { exists: true } })
    const stranger = await createMainSigner()
    expect(await client.keys.findAccount(stranger.publicKey)).toMatchObject({ value: { exists: false } })
  })

  test('open no account by signing in, unless told to', async () => {
    const { sandbox, control } = await openExchange()
    const { client } = openDesk(sandbox, await createMainSigner(), { onboardAs: null })
    await expect(client.connect()).rejects.toMatchObject({ problem: { code: 'venue.NOT_ONBOARDED' } })
    expect((await control.state()).accounts).toEqual([])
  })

  test('move the mark of what has been seen, but not by a read-only token', async () => {
    const { client, sandbox } = await openMainDesk()
    expect(await client.notifications.seenUntilMs()).toEqual({ ok: true, value: 0 })
    const marked = await client.notifications.markSeen()
    expect(marked.ok && Math.abs(marked.value - Date.now())).toBeLessThan(60_000)
    expect(await client.notifications.seenUntilMs()).toEqual(marked)
    const token = await client.keys.createToken('look', 3_600)
    if (!token.ok) throw new Error(token.problem.code)
    const readOnlyTokens = createReadOnlyTokens(() => token.value.token)
    const { client: watcher } = openDesk(sandbox, null, { readOnlyTokens })
    expect(await watcher.notifications.seenUntilMs()).toEqual(marked)
    expect(await watcher.notifications.markSeen()).toMatchObject({ problem: { code: 'auth.readOnly' } })
  })

  test('are registered, listed, renamed, used and revoked', async () => {
    const { client, signer, sandbox } = await openMainDesk()
    const subkey = await createSubkeySigner(signer.account)
    const { publicKey } = subkey
    expect(await client.keys.registerSubkey({ name: 'desk', publicKey })).toEqual({
      ok: true,
      value: null,
    })
    const listed = await client.keys.getSubkeys()
    expect(listed).toMatchObject({ value: [{ name: 'desk', state: 'active', revokedAtMs: null }] })
    expect(listed.ok && Math.abs((listed.value[0]?.createdAtMs ?? 0) - Date.now())).toBeLessThan(60_000)
    expect(await client.keys.renameSubkey(publicKey, 'other')).toMatchObject({ value: { name: 'other' } })
    const { client: second } = openDesk(sandbox, subkey)
    await second.connect()
    expect((await second.placeOrder(bid('s'))).outcome).toBe('accepted')
    expect(await second.keys.registerSubkey({ name: 'x', publicKey: '0x1' })).toEqual({
      ok: false,
      problem: { code: 'keys.mainNeeded' },
    })
    expect(await client.keys.revokeSubkey(publicKey)).toEqual({ ok: true, value: null })
    expect(await client.keys.getSubkeys()).toEqual({ ok: true, value: [] })
    expect(await client.keys.getSubkeys(true)).toMatchObject({
      value: [{ publicKey: listed.ok && listed.value[0]?.publicKey }],
    })
    const { client: third } = openDesk(sandbox, subkey)
    await expect(third.connect()).rejects.toMatchObject({
      problem: { code: expect.stringMatching(/^venue\./) },
    })
  })

  test('a read-only token sees the account and sends no order', async () => {
    const { client, sandbox, seen } = await openMainDesk()
    await client.placeOrder(bid('mine'))
    await until(() => seen.orders.at(-1)?.state === 'working')
    const made = await client.keys.createToken('watch', 3_600)
    if (!made.ok) throw new Error(made.problem.code)
    expect(await client.keys.getTokens()).toMatchObject({ value: [{ name: 'watch', revokedAtMs: null }] })
    const readOnlyTokens = createReadOnlyTokens(() => made.value.token)
    const { client: watcher, seen: watched } = openDesk(sandbox, null, { readOnlyTokens })
    await watcher.connect()
    expect(watched.syncs[0]).toMatchObject({ openOrders: [{ clientId: 'mine' }] })
    const readOnly = { problem: { code: 'auth.readOnly' } }
    expect(await watcher.placeOrder(bid('no'))).toMatchObject({ outcome: 'refused', ...readOnly })
    expect(await watcher.placeOrders([bid('no')])).toMatchObject([{ outcome: 'refused', ...readOnly }])
    expect(await watcher.cancelAllOrders()).toEqual({ ok: false, ...readOnly })
    expect(await watcher.cancelOrders({ orderIds: ['1'] })).toMatchObject([
      { status: 'unanswered', ...readOnly },
    ])
    expect(await client.getOpenOrders()).toMatchObject({ value: { length: 1 } })
    expect(await client.keys.revokeToken(made.value.record.lookupId)).toEqual({ ok: true, value: null })
    expect(await watcher.getAccount()).toMatchObject({ ok: false })
    expect(await watcher.getAccount()).toMatchObject({ problem: { code: 'auth.tokenRefused' } })
  })

  test('a Retail client signs in as one and counts what it may do', async () => {
    const { sandbox } = await openExchange()
    const { client } = openDesk(sandbox, await createMainSigner(), { tokenUsage: 'retail' })
    await client.connect()
    expect(client.budget).toMatchObject({ usage: 'retail', retailSpent: false })
    expect((await client.placeOrder(bid('r'))).outcome).toBe('accepted')
    expect(client.budget.budgets.orders.map(({ limit, remaining }) => limit - remaining)).toContain(1)
  })
})
