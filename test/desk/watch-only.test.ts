import { describe, expect, it } from 'vitest'
import { sends, withoutSendingWhile } from '../../src/main/desk/watch-only'
import type { Handlers } from '../../src/main/desk/handlers'
import { argumentSchemas } from '../../src/main/ipc-arguments'
import type { CommandName } from '../../src/preload/contract'

const commands = Object.keys(argumentSchemas) as CommandName[]

describe('what needs a key that may trade', () => {
  it('is every command of the contract that sends something, and none that only looks', () => {
    const free = commands.filter((command) => !sends(command))
    expect(commands.filter(sends)).toEqual(
      expect.arrayContaining([
        'order:place',
        'order:cancel',
        'order:modify',
        'orders:cancel-all',
        'margin:set',
      ]),
    )
    expect(free).toEqual(
      expect.arrayContaining(['desk:snapshot', 'market:watch', 'margin:read', 'account:select', 'app:quit']),
    )
    expect(free.filter((command) => /order|algo|cancel/.test(command))).toEqual([])
  })

  it('is refused with a sentence while a token is in use, and goes through otherwise', () => {
    let isWatchOnly = true
    const asked: CommandName[] = []
    const all = Object.fromEntries(
      commands.map((command) => [command, () => asked.push(command)]),
    ) as unknown as Handlers
    const guarded = withoutSendingWhile(() => isWatchOnly, all) as unknown as Record<
      CommandName,
      () => unknown
    >
    const answers = commands.filter(sends).map((command) => guarded[command]())
    expect(answers).toEqual(answers.map(() => ({ ok: false, problem: { code: 'auth.readOnly' } })))
    expect(asked).toEqual([])
    isWatchOnly = false
    for (const command of commands) guarded[command]()
    expect(asked).toEqual(commands)
  })
})
