import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { openDesk } from './opened-desk'

const key = `0x${'5a3'.repeat(21)}`
const address = '0x49ddcf21386b0ec1fcd0e2c8d7e3be9d7a3b2ff2d7e3b1a2c3d4e5f60718293'
const clientId = 'desk-7f3a9c21b8e04d55'
const orderId = '1681462103821101699438490000'

/** What must not be in a bundle, by what it is; each is put into the log as the app might write it. */
const hidden = {
  key,
  address,
  'short address': '0x49dd…8293',
  token: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIweDEifQ.c2lnbmF0dXJl',
  'client id': clientId,
  'order id': orderId,
  balance: '91827.364554',
  size: '0.12345678',
  price: '64321.5',
  label: 'Grandmother',
  user: 'marguerite',
}

/** What must stay readable: a bundle that hides everything helps nobody. */
const helpful = [
  'order refused',
  'BTC-USD-PERP',
  'desk.js:12:34',
  '"status":429',
  '[2026-11-28 21:40:00.123] [warn]',
]

function logText(): string {
  const time = '[2026-11-28 21:40:00.123] [warn]'
  return [
    `${time} order refused {"market":"BTC-USD-PERP","id":"${orderId}","clientId":"${clientId}","status":429}`,
    `${time} balance ${hidden.balance} USDC of ${address} (${hidden['short address']}) ${hidden.label}`,
    `${time} at desk (/home/marguerite/app/out/desk.js:12:34) size=${hidden.size} price: ${hidden.price}`,
    `${time} key ${key} Bearer ${hidden.token}`,
    '',
  ].join('\n')
}

describe('a support bundle', () => {
  it('shows what it writes, holds nothing of the account, and still says what went wrong', async () => {
    const { desk, folder, settings } = await openDesk()
    const { handlers } = desk
    mkdirSync(join(folder, 'logs'))
    writeFileSync(join(folder, 'logs', 'paradesk.log'), logText())
    settings.update({
      limits: {
        maxOrderNotional: '91827.364554',
        maxPositionNotional: null,
        maxDistanceFromMark: null,
        confirmAbove: null,
      },
    })
    expect(await handlers['support:save']({ form: 'zip' })).toMatchObject({
      ok: false,
      problem: { code: 'support.notShown' },
    })

    const shown = await handlers['support:preview'](null)
    if (!shown.ok) throw new Error(shown.problem.code)
    const saved = await handlers['support:save']({ form: 'zip' })
    if (!saved.ok || saved.value === null) throw new Error('not saved')
    const zip = unzipSync(readFileSync(saved.value))
    expect(Object.entries(zip).map(([name, bytes]) => ({ name, text: strFromU8(bytes) }))).toEqual(
      shown.value,
    )
    const asText = await handlers['support:save']({ form: 'text' })
    if (!asText.ok || asText.value === null) throw new Error('not saved')
    const all = readFileSync(asText.value, 'utf8')
    for (const { name, text } of shown.value) {
      expect(all).toContain(`=== ${name} ===`)
      expect(all).toContain(text.trimEnd())
    }

    // The search finds what is there: the positive control.
    for (const [what, text] of Object.entries(hidden))
      expect({ [what]: logText().includes(text) }).toEqual({ [what]: true })
    const view = desk.snapshot()
    const account = view.account
    const isLong = (text: string | null | undefined): text is string => (text ?? '').length > 3
    const money = [
      account?.accountValue,
      account?.freeCollateral,
      ...view.balances.map(({ size }) => size),
    ].filter(isLong)
    const names = [view.activeAddress, ...view.profiles.flatMap(({ id, address: of }) => [id, of])].filter(
      isLong,
    )
    expect(money.length + names.length).toBeGreaterThan(4)
    const parts = shown.value.map(({ text }) => text).join('\n')
    for (const text of [...Object.values(hidden).filter((text) => text !== 'Grandmother'), ...names])
      expect(parts).not.toContain(text)
    // Whole numbers: the digits of a balance may stand among those of a measured time.
    const numbers = parts.match(/[\w.]+/g)
    for (const amount of money) expect(numbers).not.toContain(amount)
    for (const text of helpful) expect(parts).toContain(text)
    expect(parts).toContain('"live"')
  })
})
