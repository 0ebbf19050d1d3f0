import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ask, readSnapshot } from '../../scripts/desk-app'
import { argumentSchemas } from '../../src/main/ipc-arguments'
import { createPrivateKey, derivePublicKey } from '../../src/main/vault/stark'
import type { Answer, Argument, CommandName } from '../../src/preload/contract'
import type { OrderIntent, Profile, Result } from '../../src/preload/model'
import { createControl, type Control } from '../../src/sandbox/control-client'
import { startSandbox } from '../../src/sandbox/sandbox'
import { formsOf, leaksIn, secretsIn } from './sentinels'
import { desktop, launchStage, until } from './stage'

/** Everything that passes between main and the window, but for what only the window ever says: see `spoken`. */
interface Traffic {
  answers: string[]
  /** Arguments by command: a key crosses the border inward, once, in those that add an account. */
  spoken: { command: string; argument: string }[]
}

/** Has main keep what it answers and tells, and what it is asked. */
async function recordTraffic(application: ElectronApplication): Promise<void> {
  await application.evaluate(({ app, ipcMain, BrowserWindow }) => {
    const traffic: Traffic = { answers: [], spoken: [] }
    Object.assign(globalThis, { traffic })
    type Handler = (event: unknown, argument: unknown) => unknown
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Handler> }
    for (const [command, handler] of handlers)
      handlers.set(command, async (event, argument) => {
        traffic.spoken.push({ command, argument: JSON.stringify(argument) })
        const answer = await handler(event, argument)
        traffic.answers.push(`${command} ${JSON.stringify(answer)}`)
        return answer
      })
    const listen = ({ webContents }: Electron.BrowserWindow) => {
      const send = webContents.send.bind(webContents)
      webContents.send = (channel: string, ...payload: unknown[]) => {
        traffic.answers.push(`${channel} ${JSON.stringify(payload)}`)
        send(channel, ...payload)
      }
    }
    BrowserWindow.getAllWindows().forEach(listen)
    app.on('browser-window-created', (_, opened) => listen(opened))
  })
}

const readTraffic = (application: ElectronApplication): Promise<Traffic> =>
  application.evaluate(() => (globalThis as unknown as { traffic: Traffic }).traffic)

const valueOf = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.problem)}`)
  return answer.value
}

const market = 'ETH-USD-PERP'
const historyKinds = [
  'orders',
  'fills',
  'fundingPayments',
  'transfers',
  'transactions',
  'trades',
  'tradeBusts',
  'liquidations',
  'algos',
  'fundingData',
] as const
const anIntent = (over: Partial<OrderIntent>): OrderIntent => ({
  intentId: randomUUID(),
  market,
  side: 'buy',
  type: 'limit',
  size: '0.5',
  price: '3400',
  triggerPrice: null,
  timeInForce: 'gtc',
  reduceOnly: false,
  selfTradePrevention: null,
  exits: null,
  confirmed: true,
  acceptsOld: true,
  ...over,
})

it('no key and no token is found anywhere but in the keyring, after a session that uses every feature', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paradesk-e2e-'))
  const sandbox = await startSandbox({ simulate: true })
  const control = createControl(sandbox.controlUrl)
  const secrets = new Map<string, string>()
  try {
    const app = await launchStage(
      ['--environment=custom', `--rest-url=${sandbox.restUrl}`, `--ws-url=${sandbox.wsUrl}`],
      folder,
    )
    const { application } = app
    const output: string[] = []
    for (const stream of [application.process().stdout, application.process().stderr])
      stream?.on('data', (chunk: Buffer) => output.push(chunk.toString('utf8')))
    await recordTraffic(application)
    await useEverything(app, control, folder, secrets)

    const issued = (await control.tokens()).tokens
    expect(issued.length).toBeGreaterThan(5)
    issued.forEach((token, index) => secrets.set(`token ${index}`, token))
    const { answers, spoken } = await readTraffic(application)
    const commands = new Set(spoken.map(({ command }) => command))
    const unused = Object.keys(argumentSchemas).filter((command) => !commands.has(command))
    // The last one ends the app.
    expect(unused).toEqual(['app:quit'])
    const page = await app.window.evaluate(() =>
      JSON.stringify([
        document.documentElement.outerHTML,
        [...document.querySelectorAll('input')].map(({ value }) => value),
        { ...localStorage },
        { ...sessionStorage },
      ]),
    )
    await crashWindow(application)
    await app.close()

    const inward = spoken.filter(({ command }) => !['account:add', 'proxy:login'].includes(command))
    const places = {
      answers: answers.join('\n'),
      arguments: JSON.stringify(inward),
      page,
      output: output.join(''),
      notifications: JSON.stringify(await desktop.notifications()),
    }
    for (const [place, text] of Object.entries(places))
      expect(secretsIn(Buffer.from(text), secrets), place).toEqual([])
    // User data, journal, settings, logs, crash dumps, support bundles: all that the app has written.
    expect(leaksIn(join(folder, 'user-data'), secrets)).toEqual([])

    // A search that could find nothing would prove nothing.
    expect(secretsIn(Buffer.from(JSON.stringify(spoken)), secrets)).toEqual(
      expect.arrayContaining(['main key', 'subkey']),
    )
    const planted = join(folder, 'user-data', 'planted')
    mkdirSync(planted)
    for (const [name, secret] of [...secrets].slice(0, 4))
      formsOf(secret).forEach((form, index) =>
        writeFileSync(
          join(planted, `${name.replace(/ /g, '-')}-${index}`),
          Buffer.concat([Buffer.from('x'), form, Buffer.from('y')]),
        ),
      )
    expect(leaksIn(planted, secrets)).toHaveLength(
      [...secrets.values()].slice(0, 4).reduce((sum, secret) => sum + formsOf(secret).length, 0),
    )
  } finally {
    await sandbox.stop()
  }
})

/** Crashes the window's process, and waits until its page is there again. */
async function crashWindow(application: ElectronApplication): Promise<void> {
  await application.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.once('did-finish-load', () => resolve())
        contents?.forcefullyCrashRenderer()
      }),
  )
}

/** Asks every command the contract has, with the faults a session meets, and gathers the secrets in use. */
async function useEverything(
  { application, window }: { application: ElectronApplication; window: Page },
  control: Control,
  folder: string,
  secrets: Map<string, string>,
): Promise<void> {
  const say = <C extends CommandName>(command: C, argument: Argument<C>): Promise<Answer<C>> =>
    ask(window, command, argument)
  const live = () =>
    until('the account', async () => {
      const { connection, account } = await readSnapshot(window)
      return connection.phase === 'live' && account !== null
    })
  const keepKeyOf = async (name: string, { id }: Profile) =>
    secrets.set(name, (await desktop.secret({ service: 'Paradesk', account: id })) ?? 'not in the keyring')
  const add = (kind: 'main' | 'subkey' | 'readOnly', secret: string, address: string, sessionOnly = false) =>
    say('account:add', {
      environment: 'custom',
      label: `Sentinel ${kind}`,
      kind,
      secret,
      address,
      sessionOnly,
      onboard: kind === 'main',
      ethereumAddress: '',
    })

  // Accounts of every kind, and those that are refused.
  const mainKey = await createPrivateKey()
  secrets.set('main key', mainKey.reveal())
  const owner = valueOf(await add('main', mainKey.reveal(), ''))
  await live()
  const subkey = await createPrivateKey()
  secrets.set('subkey', subkey.reveal())
  expect((await add('subkey', subkey.reveal(), owner.address)).ok).toBe(false)
  await control.subkey({ account: owner.address, publicKey: await derivePublicKey(subkey) })
  const trader = valueOf(await add('subkey', subkey.reveal(), owner.address, true))
  await say('account:select', { profileId: owner.id })
  await live()
  const file = join(folder, 'bot.env')
  const botKey = await createPrivateKey()
  secrets.set('key of the .env file', botKey.reveal())
  writeFileSync(file, `PARADEX_L2_PRIVATE_KEY=${botKey.reveal()}\n`)
  await application.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, file)
  const finding = valueOf(await say('dotenv:pick', null))
  const { id } = finding ?? { id: '' }
  valueOf(
    await say('dotenv:import', {
      id,
      environment: 'custom',
      label: 'Sentinel bot',
      kind: 'main',
      address: '',
      sessionOnly: false,
      onboard: true,
      ethereumAddress: '',
    }),
  )
  valueOf(await say('dotenv:clean', { id }))
  await say('account:select', { profileId: owner.id })
  await live()

  // Keys: made, named, rotated, revoked.
  const made = valueOf(await say('keys:create-subkey', { name: 'Made', sessionOnly: false }))
  await keepKeyOf('made subkey', made)
  await say('keys:rename-subkey', { publicKey: made.credential, name: 'Renamed' })
  const eye = valueOf(await say('keys:create-token', { name: 'Eye', lifeS: 3_600, sessionOnly: false }))
  await keepKeyOf('read-only token', eye)
  await say('keys:list', null)
  await say('account:select', { profileId: eye.id })
  await live()
  expect(await say('order:place', anIntent({}))).toMatchObject({ problem: { code: 'auth.readOnly' } })
  await say('account:select', { profileId: made.id })
  await live()
  const rotated = valueOf(await say('keys:rotate', { profileId: made.id }))
  await keepKeyOf('rotated subkey', rotated)
  await say('account:select', { profileId: owner.id })
  await live()
  await say('keys:revoke-subkey', { publicKey: rotated.credential })
  await say('keys:revoke-token', { lookupId: eye.credential })
  expect((await add('readOnly', secrets.get('read-only token') ?? '', '')).ok).toBe(false)

  // Orders of every kind.
  const resting = valueOf(await say('order:place', anIntent({})))
  const exit = (triggerPrice: string) => ({ triggerPrice, price: null })
  await say('order:place', anIntent({ exits: { takeProfit: exit('3900'), stopLoss: exit('2900') } }))
  await say('order:place', anIntent({ type: 'market', price: '0', timeInForce: 'ioc', size: '0.1' }))
  for (const type of ['stopLimit', 'stopMarket', 'takeProfitLimit', 'stopLossMarket'] as const)
    await say(
      'order:place',
      anIntent({ type, triggerPrice: '3300', price: type.endsWith('Market') ? '0' : '3300' }),
    )
  await say('order:ladder', {
    intentId: randomUUID(),
    market,
    side: 'buy',
    size: '1',
    count: 4,
    firstPrice: '3390',
    lastPrice: '3360',
    shape: 'even',
    timeInForce: 'gtc',
    reduceOnly: false,
    selfTradePrevention: null,
    confirmed: true,
    acceptsOld: true,
  })
  const twap = await say('algo:place', {
    intentId: randomUUID(),
    market,
    side: 'buy',
    size: '1',
    durationS: 60,
    confirmed: true,
    acceptsOld: true,
  })
  await say('algo:cancel', { id: twap.ok ? twap.value.id : 'none' })
  await say('order:modify', {
    orderId: resting.id,
    size: '0.6',
    price: '3395',
    triggerPrice: null,
    confirmed: true,
    acceptsOld: true,
  })
  await control.fill({ orderId: resting.id, size: '0.1' }).catch(() => undefined)
  await say('order:cancel', { orderId: resting.id })
  await say('orders:cancel', { orderIds: [resting.id, 'none'] })
  await say('orders:cancel-all', { market: null, side: null })
  await say('margin:read', { market })
  await say('margin:set', { market, kind: 'cross', leverage: 5 })

  // What is looked at.
  await say('desk:snapshot', null)
  await say('market:watch', { market })
  await say('trades:watch', { market })
  await say('funding:watch', { market })
  for (const kind of historyKinds)
    await say('history:read', { kind, market, startAtMs: null, endAtMs: null, cursor: null })
  const endAtMs = Date.now()
  await say('history:candles', {
    market,
    minutes: 1,
    priceKind: 'last',
    startAtMs: endAtMs - 600_000,
    endAtMs,
  })
  await say('history:account', { figure: 'value' })
  const anyTime = { market: null, fromMs: null, toMs: null }
  for (const kind of ['trips', 'fills', 'orders', 'funding'] as const)
    await say('review:entries', {
      kind,
      filter: { ...anyTime, side: null, tag: null, text: '' },
      cursor: null,
    })
  await say('review:performance', anyTime)
  await say('review:timeline', { orderId: resting.id })
  await say('review:note', { subject: `orders:${resting.id}`, words: 'Sentinel', tags: ['sentinel'] })
  await say('review:tags', null)
  await say('window:list', null)
  await say('window:open', { window: 'monitor' })
  await say('window:show', { target: 'market', id: market })
  const bookView = { multiple: '1', interactive: false } as const
  await say('window:carry', { panel: 'ticket', text: '{}' })
  await say('window:look', { market, pickedPrice: null, bookView, shown: null })
  await say('window:close', { window: 'monitor' })
  await say('diagnostics:read', null)
  await say('alerts:read', { search: '', kind: null, market: null, cursor: null })
  await say('alerts:test', { notification: true, sound: true, flash: true, inApp: true })
  await say('away:dismiss', null)
  secrets.set('proxy password', 'correct-horse-battery-staple-proxy')
  await say('proxy:login', { user: 'sentinel', password: secrets.get('proxy password') ?? '' })
  await say('settings:update', { proxy: 'own', proxyUrl: 'http://127.0.0.1:9' })
  await say('proxy:read', null)
  await say('proxy:test', null)
  await say('settings:update', { proxy: 'none' })
  await live()
  await say('login:read', null)
  await say('login:set', { on: false })
  await say('panic:read', null)
  await say('keychain:check', null)
  await say('settings:update', { cancelOnDisconnect: true, tokenUsage: 'retail' })
  await live()
  await say('safe:leave', null)
  await live()

  // Faults that end in sentences, logs and bells.
  for (const status of [401, 500, 'html', 'reset'] as const)
    await control.rest({ method: 'POST', path: '/orders', status, count: 1 })
  await say('order:place', anIntent({ size: 'not a number' }))
  await control.expireJwt()
  await control.frames({ sockets: 'all', count: 5, corrupt: true })
  await control.rest({ method: 'POST', path: '/auth', status: 500, count: 1 })
  await control.drop({ sockets: 'all', how: 'reset' })
  await say('connection:retry', null)
  await live()
  for (const status of [401, 500, 'html', 'reset'] as const) {
    await control.rest({ method: 'GET', path: '/account', status, count: 1 })
    await say('connection:retry', null)
  }
  await control.heal()
  await say('environment:select', { environment: 'sandbox', acceptsOpenOrders: true })
  await until(
    'the paper account',
    async () => (await readSnapshot(window)).connection.environment === 'sandbox',
  )
  await say('environment:select', { environment: 'custom' })
  await live()

  // Upkeep: its answers are recorded, and what it saves lies below the user data, uncompressed.
  await application.evaluate(
    ({ dialog, shell }, below) => {
      dialog.showSaveDialog = (...asked: unknown[]) => {
        const { defaultPath = 'saved' } = asked.at(-1) as { defaultPath?: string }
        return Promise.resolve({ canceled: false, filePath: `${below}/${defaultPath}` })
      }
      shell.openPath = () => Promise.resolve('')
    },
    join(folder, 'user-data'),
  )
  const exported = valueOf(await say('settings:export', null)) ?? ''
  await application.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, exported)
  const carried = valueOf(await say('settings:pick', null))
  const acceptsOpenOrders = true
  valueOf(await say('settings:import', { id: carried?.id ?? '', acceptsOpenOrders }))
  valueOf(await say('settings:can-undo', null))
  valueOf(await say('settings:undo-import', { acceptsOpenOrders }))
  await say('review:export', { ...anyTime, kind: 'tax', form: 'csv' })
  await say('review:stop-export', null)
  const wishes: Record<string, unknown> = { 'support:save': { form: 'text' } }
  for (const command of Object.keys(argumentSchemas).filter((name) => name.startsWith('support:')))
    await say(command as CommandName, (wishes[command] ?? null) as never)

  // Crashes, with secrets in their very words.
  await application.evaluate(
    (_, words) => {
      setTimeout(() => {
        throw new Error(`signing with ${words.join(' and ')} failed`)
      }, 0)
      void Promise.reject(new Error(`the token ${words.at(-1)} was refused`))
    },
    // A password is of no form that could be told: no words may have it to begin with.
    [...secrets].flatMap(([name, secret]) => (name === 'proxy password' ? [] : [secret])),
  )
  await say('account:remove', { profileId: trader.id })
}
