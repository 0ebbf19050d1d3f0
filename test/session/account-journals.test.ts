import { describe, expect, it } from 'vitest'
import { createAccountJournals } from '../../src/main/session/account-journals'
import type { Profile } from '../../src/preload/model'
import { aProfile } from '../fixtures/nouns'
import { folder, tryOpen, valueOf } from '../journal/stage'

describe('the journals of accounts', () => {
  it('are one for each address on each exchange, and the same for another key to it', () => {
    const journals = createAccountJournals(tryOpen(folder()))
    const marksOf = (over: Partial<Profile>) => {
      const mark = journals.of(aProfile(over))?.mark('where')
      return mark && valueOf(mark)
    }
    journals.of(aProfile())?.setMark('where', 'here')
    expect(marksOf({ id: 'p2', kind: 'subkey' })).toBe('here')
    expect(marksOf({ address: '0x2' })).toBeNull()
    expect(marksOf({ environment: 'mainnet' })).toBeNull()
    expect(marksOf({ environment: 'custom', exchange: 'https://one' })).toBeNull()
    journals.of(aProfile({ environment: 'custom', exchange: 'https://one' }))?.setMark('where', 'one')
    expect(marksOf({ environment: 'custom', exchange: 'https://two' })).toBeNull()
    expect(marksOf({ environment: 'custom', exchange: 'https://one' })).toBe('one')
  })

  it('are none of the embedded exchange, which is no trouble', () => {
    const journals = createAccountJournals(tryOpen(folder()))
    const embedded = aProfile({ environment: 'sandbox' })
    expect(journals.of(embedded)).toBeNull()
    expect(journals.keepingOf(embedded)).toBeNull()
    expect(journals.missing(embedded)).toBeNull()
    expect(journals.missing(aProfile())).toBeNull()
  })

  it('are missing where none could be opened, and say why', () => {
    const problem = { code: 'journal.inUse' }
    const journals = createAccountJournals({ ok: false, problem })
    expect(journals.of(aProfile())).toBeNull()
    expect(journals.keepingOf(aProfile())).toBeNull()
    expect(journals.missing(aProfile())).toEqual(problem)
    expect(journals.missing(aProfile({ environment: 'sandbox' }))).toBeNull()
  })
})
