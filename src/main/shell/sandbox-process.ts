import { join } from 'node:path'
import { utilityProcess, type UtilityProcess } from 'electron'

/** Where the embedded exchange listens, all on loopback. */
export interface SandboxAddress {
  rest: string
  ws: string
  control: string
}

/** What it says when it has opened an account. */
interface OpenedAccount {
  publicKey: string
  /** The account's address. */
  opened: string
}

/** The embedded exchange in a process of its own, so that its work never delays the desk's. */
export interface SandboxProcess {
  /** Starts it, or tells where it already is. Rejects when it does not come up. */
  start(): Promise<SandboxAddress>
  /**
   * Has it open the account of a main public key, 0x and hexadecimal, as soon as it is up, and tells its address:
   * for this desk's own practice account, which has nothing to prove. Starts it; rejects when it does not come up.
   */
  openAccount(publicKey: string): Promise<string>
  /** Told when it ends without having been asked to, whoever listened last. */
  onGone(listener: () => void): void
  stop(): Promise<void>
}

const patienceMs = 20_000
/** One that dies sooner would only die again: it is for a person to try anew. */
const shortestLifeMs = 5_000

/**
 * What `read` makes of the first message of which it makes something. Rejects when the process ends before, and when
 * it has not said it for long, which ends it.
 */
function hear<T>(child: UtilityProcess, read: (message: unknown) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('the sandbox exchange does not answer'))
      child.kill()
    }, patienceMs)
    const listen = (message: unknown): void => {
      const said = read(message)
      if (said === undefined) return
      clearTimeout(timer)
      child.off('message', listen)
      resolve(said)
    }
    child.on('message', listen)
    child.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('the sandbox exchange ended'))
    })
  })
}

/** A sandbox not yet started. */
export function createSandboxProcess(seed: number): SandboxProcess {
  let gone: () => void = () => undefined
  let running: { child: UtilityProcess; address: Promise<SandboxAddress> } | null = null
  let stopping = false

  function fork(): { child: UtilityProcess; address: Promise<SandboxAddress> } {
    const child = utilityProcess.fork(
      join(import.meta.dirname, 'start.cjs'),
      ['--port', '0', '--seed', String(seed)],
      { serviceName: 'Paradesk sandbox exchange', stdio: 'ignore' },
    )
    const address = hear(child, (message) => message as SandboxAddress)
    let upAtMs: number | null = null
    // Whoever waits is told; with nobody waiting the `gone` call is enough.
    address.then(
      () => (upAtMs = Date.now()),
      () => undefined,
    )
    child.once('exit', () => {
      if (running?.child === child) running = null
      // One that never came up is for whoever asked for it to try again; else it would be forked without end.
      if (upAtMs !== null && !stopping && Date.now() - upAtMs > shortestLifeMs) gone()
    })
    return { child, address }
  }

  return {
    start() {
      running ??= fork()
      return running.address
    },
    openAccount(publicKey) {
      const { child } = (running ??= fork())
      const opened = hear(child, (message) => {
        const answer = message as Partial<OpenedAccount>
        return answer.publicKey === publicKey ? answer.opened : undefined
      })
      // It hears this once it is up.
      child.postMessage({ open: publicKey })
      return opened
    },
    onGone(listener) {
      gone = listener
    },
    async stop() {
      stopping = true
      const child = running?.child
      if (!child) return
      await new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.postMessage('stop')
        setTimeout(() => {
          child.kill()
          resolve()
        }, 2_000)
      })
    },
  }
}
