import type { ChildProcess, SpawnOptions } from 'node:child_process'
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { Interruption } from './command-line'

/** What a command said and how it ended. */
export interface Captured {
  status: number
  stdout: string
  stderr: string
}

/**
 * Runs a command on this terminal; resolves to its exit status, 127 where it does not exist. A request
 * to end that reaches this process alone is passed on, and throws an Interruption when the command has ended,
 * whatever its status; the terminal itself tells both of Ctrl-C.
 */
export async function run(command: string, args: string[], options: SpawnOptions = {}): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', ...options })
  let asked: NodeJS.Signals | undefined
  const passOn = (signal: NodeJS.Signals) => {
    asked = signal
    child.kill(signal)
  }
  process.on('SIGTERM', passOn)
  process.on('SIGHUP', passOn)
  try {
    const status = await statusOf(child)
    if (asked) throw new Interruption(asked)
    return status
  } finally {
    process.off('SIGTERM', passOn)
    process.off('SIGHUP', passOn)
  }
}

/** Runs a command and collects what it says; never rejects, status 127 where it does not exist. */
export async function capture(
  command: string,
  args: string[],
  options: SpawnOptions & { input?: string } = {},
): Promise<Captured> {
  const { input, ...spawnOptions } = options
  const child = spawn(command, args, { ...spawnOptions, stdio: ['pipe', 'pipe', 'pipe'] })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk))
  // A command may end without reading its input; its status says enough.
  child.stdin?.on('error', () => {})
  child.stdin?.end(input ?? '')
  const status = await statusOf(child)
  return { status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }
}

/** The exit status of a child as a shell would tell it: 128 plus the signal's number, 127 if not found. */
export async function statusOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127))
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
