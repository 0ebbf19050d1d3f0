import type { CommandName } from '../../preload/contract'
import type { Handlers } from './handlers'

/** Commands that send something to the market or change how the account trades. */
const sending = /^(order|orders|algo):|^margin:set$/

/** Whether a command needs a key that may trade. */
export function sends(command: CommandName): boolean {
  return sending.test(command)
}

/** The same handlers, of which those that send answer `auth.readOnly` while a token that may only look is in use. */
export function withoutSendingWhile(isWatchOnly: () => boolean, handlers: Handlers): Handlers {
  const refusal = { ok: false, problem: { code: 'auth.readOnly' } } as const
  const guarded = Object.entries(handlers).map(([command, handler]): [string, unknown] => {
    if (!sends(command as CommandName)) return [command, handler]
    const run = handler as (argument: unknown) => unknown
    return [command, (argument: unknown) => (isWatchOnly() ? refusal : run(argument))]
  })
  return Object.fromEntries(guarded) as Handlers
}
