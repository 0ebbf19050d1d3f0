import { expect, it } from 'vitest'
import { createAccountJournals } from '../../src/main/session/account-journals'
import { createReviewDesk } from '../../src/main/desk/review-handlers'
import { aProfile } from '../fixtures/nouns'
import { silentLog } from '../journal/stage'

const profile = aProfile()

it('looks back on nothing where the journal of an account could not be opened, and says why', async () => {
  const problem = { code: 'journal.inUse' }
  const { handlers, open } = createReviewDesk({
    session: () => null,
    journals: createAccountJournals({ ok: false, problem }),
    pickPlace: () => Promise.reject(new Error('asked for a place')),
    onExporting: () => undefined,
    log: silentLog,
  })
  const stretch = { market: null, fromMs: null, toMs: null }
  const performance = () => handlers['review:performance'](stretch)
  expect(await performance()).toEqual({ ok: false, problem: { code: 'review.noAccount' } })

  // What is heard from now on would pass for all there is.
  expect(open(profile, 'http://x')).toBeNull()
  expect(await performance()).toEqual({ ok: false, problem })
  for (const kind of ['trips', 'fills', 'orders', 'funding'] as const)
    expect(
      await handlers['review:entries']({
        kind,
        filter: { ...stretch, side: null, tag: null, text: '' },
        cursor: null,
      }),
    ).toEqual({ ok: false, problem })
  expect(await handlers['review:export']({ kind: 'fills', form: 'csv', ...stretch })).toEqual({
    ok: false,
    problem,
  })

  // The embedded exchange lives no longer than what remembers it.
  expect(open({ ...profile, environment: 'sandbox' }, 'http://x')).not.toBeNull()
  expect(await performance()).toMatchObject({ ok: true, value: { totals: { fills: 0 } } })
})
