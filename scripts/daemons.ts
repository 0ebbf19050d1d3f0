import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Obstacle } from './command-line'

const stopPatienceMs = 3_000

interface Daemon {
  name: string
  child: ChildProcess
  ended: Promise<void>
}

/** Programs that run until they are stopped, each in its own process group and with a log of its own. */
export class Daemons {
  readonly #running: Daemon[] = []

  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly logFolder: string,
  ) {}

  /** Starts a program; `input` is all it gets to read. Its fourth file descriptor is a pipe to us. */
  start(name: string, args: string[], input = ''): ChildProcess {
    const log = openSync(join(this.logFolder, `${name}.log`), 'a')
    // Should this process be killed outright, the kernel tells the daemon to go as well.
    const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', name, ...args], {
      env: this.env,
      stdio: ['pipe', log, log, 'pipe'],
      detached: true,
    })
    closeSync(log)
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.once('error', () => resolve())
    })
    this.#running.push({ name, child, ended })
    return child
  }

  /** The first line a daemon writes to its fourth file descriptor; an Obstacle if it ends before. */
  async firstLine(name: string, child: ChildProcess): Promise<string> {
    let text = ''
    for await (const chunk of child.stdio[3] as Readable) {
      text += String(chunk)
      const end = text.indexOf('\n')
      if (end >= 0) return text.slice(0, end).trim()
    }
    throw new Obstacle(`${name} did not start.`)
  }

  /** The name of a daemon that has ended by itself, if any has. */
  fallen(): string | undefined {
    return this.#running.find(({ child }) => child.exitCode !== null || child.signalCode !== null)?.name
  }

  /** Ends all of them, the last first; one that does not listen is killed. */
  async stop(): Promise<void> {
    for (const daemon of this.#running.splice(0).reverse()) {
      signalGroup(daemon.child, 'SIGTERM')
      const timer = setTimeout(() => signalGroup(daemon.child, 'SIGKILL'), stopPatienceMs)
      await daemon.ended
      clearTimeout(timer)
    }
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // It is gone already.
  }
}
