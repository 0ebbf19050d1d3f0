import { readFlags } from './flags'
import { startSandbox } from './sandbox'

/** The part of Electron's `process.parentPort` that a utility process of this kind uses. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
  on(event: 'close', listener: () => void): void
}

const flags = readFlags(process.argv.slice(2))
if (flags.ok) void run(flags.options)
else fail(flags.message, 2)

async function run(options: Parameters<typeof startSandbox>[0]): Promise<void> {
  const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort }
  try {
    const starting = startSandbox(options)
    const stop = () => void starting.then((sandbox) => sandbox.stop()).then(() => process.exit(0))
    // Whoever has started this process may have asked already.
    parentPort?.on('message', ({ data }) => {
      if (data === 'stop') return stop()
      const publicKey = toOpen(data)
      if (publicKey === undefined) return
      void starting.then((sandbox) =>
        parentPort.postMessage({ publicKey, opened: sandbox.openAccount(publicKey) }),
      )
    })
    parentPort?.on('close', stop)
    const sandbox = await starting
    const urls = { rest: sandbox.restUrl, ws: sandbox.wsUrl, control: sandbox.controlUrl }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    if (process.env.npm_lifecycle_event) followParent(stop)
    parentPort?.postMessage(urls)
    console.log(JSON.stringify(urls))
  } catch (error) {
    fail(`The sandbox could not start: ${error instanceof Error ? error.message : 'unknown failure'}.`, 1)
    // A port that somebody listens to would keep it alive.
    if (parentPort) process.exit()
  }
}

/** The public key in a message `{open: publicKey}`; undefined in any other. */
function toOpen(data: unknown): string | undefined {
  const { open } = Object(data) as { open?: unknown }
  return typeof open === 'string' ? open : undefined
}

/** A package runner that is told to end takes its shell with it and leaves this process behind: it ends too. */
function followParent(stop: () => void): void {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 250)
  watch.unref()
}

function fail(sentence: string, code: number): void {
  console.error(sentence)
  process.exitCode = code
}
