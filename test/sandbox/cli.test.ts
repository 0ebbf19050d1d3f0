import { afterEach, describe, expect, it } from 'vitest'
import { once } from 'node:events'
import { fork, spawn } from 'node:child_process'
import { WebSocket } from 'ws'
import type { ChildProcess } from 'node:child_process'

const entry = new URL('../../src/sandbox/main.ts', import.meta.url).pathname
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

interface Run {
  child: ChildProcess
  /** Everything written so far. */
  out: () => string
  err: () => string
  /** The exit code, once all output is in. */
  ended: Promise<number | null>
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const chunks = { out: '', err: '' }
  child.stdout.on('data', (data) => (chunks.out += String(data)))
  child.stderr.on('data', (data) => (chunks.err += String(data)))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, out: () => chunks.out, err: () => chunks.err, ended }
}

/** Stands in for Electron's utility process: `process.parentPort` over Node's own channel. */
const parentPort = `data:text/javascript,${encodeURIComponent(`
  import { EventEmitter } from 'node:events'
  const port = new EventEmitter()
  port.postMessage = (message) => process.send(message)
  process.on('message', (data) => port.emit('message', { data }))
  process.on('disconnect', () => port.emit('close'))
  process.parentPort = port
`)}`

function runAsUtility(): ChildProcess {
  const child = fork(entry, [], { execArgv: ['--import', 'tsx', '--import', parentPort], stdio: 'ignore' })
  children.push(child)
  return child
}

describe('the sandbox as a utility process', { timeout: 60_000 }, () => {
  it.each([
    ['told to', (child: ChildProcess) => void child.send('stop')],
    ['its parent is gone', (child: ChildProcess) => child.disconnect()],
  ])('tells its parent where it is and stops when %s', async (_, end) => {
    const child = runAsUtility()
    const [urls] = (await once(child, 'message')) as [Record<string, string>]
    expect(Object.keys(urls)).toEqual(['rest', 'ws', 'control'])
    end(child)
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})

it('opens an account for whoever has started it as a utility process', async () => {
  const child = runAsUtility()
  const [{ rest }] = (await once(child, 'message')) as [Record<string, string>]
  const publicKey = '0x3d9'
  child.send({ open: publicKey })
  const [answer] = (await once(child, 'message')) as [Record<string, string>]
  const query = `public_key=${publicKey}&account_signer_type=starknet`
  const known = (await (await fetch(`${rest}/onboarding?${query}`)).json()) as Record<string, unknown>
  expect(answer).toEqual({ publicKey, opened: known.address })
  expect(known.exists).toBe(true)
  // What it cannot read ends it: nobody waits for its answer for ever.
  child.send({ open: 'nothing' })
  expect((await once(child, 'exit'))[0]).not.toBe(0)
}, 60_000)

describe('the sandbox as a program', { timeout: 60_000 }, () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('says where it is in one line and stops on %s', async (signal) => {
    const { child, out, err, ended } = run('--port', '0', '--seed', '11', '--json-public')
    await once(child.stdout!, 'data')
    const urls = JSON.parse(out()) as Record<'rest' | 'ws' | 'control', string>
    expect(urls.rest).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/)
    expect(await (await fetch(`${urls.rest}/system/state`)).json()).toEqual({ status: 'ok' })
    const ws = new WebSocket(urls.ws)
    await once(ws, 'open')
    child.kill(signal)
    await once(ws, 'close')
    expect(await ended).toBe(0)
    expect(out().trim().split('\n').length).toBe(1)
    expect(err()).toBe('')
  })

  it('refuses a bad flag with one sentence and exit code 2', async () => {
    const { out, err, ended } = run('--port', 'http')
    expect(await ended).toBe(2)
    expect(err()).toBe('--port must be an integer from 0 to 65535, not "http".\n')
    expect(out()).toBe('')
  })

  it('says so when the port is taken', async () => {
    const { child, out } = run()
    await once(child.stdout!, 'data')
    const { port } = new URL((JSON.parse(out()) as { rest: string }).rest)
    const second = run('--port', port)
    expect(await second.ended).toBe(1)
    expect(second.err()).toContain('EADDRINUSE')
  })
})
