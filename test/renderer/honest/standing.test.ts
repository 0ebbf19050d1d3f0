import { describe, expect, it } from 'vitest'
import type { Connection } from '../../../src/preload/model'
import { standingOf } from '../../../src/renderer/honest/standing'
import { toState } from '../../../src/renderer/state'
import { account as anAccount, market, snapshot } from '../samples'

const problem = { code: 'rest.unreachable' }

describe('a list with nothing in it', () => {
  const { account, activeProfile, connection, markets } = toState(
    snapshot({ account: anAccount(), markets: [market()], activeProfile: 'one' }),
  )
  const seen = { account, activeProfile, connection, markets }
  const during = (change: Partial<Connection>) => ({ ...connection, ...change })

  it('is empty only once the account has been read', () => {
    expect(standingOf('account', seen)).toBe('known')
    expect(standingOf('account', { ...seen, account: null })).toBe('reading')
    expect(standingOf('account', { ...seen, connection: during({ phase: 'syncing' }) })).toBe('reading')
  })

  it('stays known while its line is old or gone', () => {
    for (const phase of ['stale', 'connecting', 'offline'] as const)
      expect(standingOf('account', { ...seen, connection: during({ phase, problem }) })).toBe('known')
  })

  it('says that it could not be read, not that there is nothing', () => {
    const failing = { ...seen, account: null, connection: during({ phase: 'syncing', problem }) }
    expect(standingOf('account', failing)).toBe('failed')
    expect(standingOf('account', { ...failing, connection: during({ phase: 'offline' }) })).toBe('failed')
  })

  it('belongs to nobody without an account, unless nothing can be reached at all', () => {
    const nobody = { ...seen, account: null, activeProfile: null }
    expect(standingOf('account', nobody)).toBe('noAccount')
    expect(standingOf('account', { ...nobody, connection: during({ phase: 'offline', problem }) })).toBe(
      'failed',
    )
  })

  it('of markets is known with the first of them', () => {
    expect(standingOf('market', { ...seen, markets: [] })).toBe('reading')
    expect(standingOf('market', { ...seen, markets: [], connection: during({ problem }) })).toBe('failed')
    expect(standingOf('market', { ...seen, connection: during({ problem }) })).toBe('known')
  })
})
