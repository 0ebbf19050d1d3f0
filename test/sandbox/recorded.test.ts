import type * as Library from '@scure/starknet'
import { pedersen as pedersenOf } from '@scure/starknet'
import { expect, it, vi } from 'vitest'
import { accountClasses, CHAIN_ID } from '../../src/sandbox/chain'
import { createMessages } from '../../src/sandbox/messages'
import { recordedBeginnings } from '../../src/sandbox/recorded'
import { accountAddress } from '../../src/sandbox/stark'

vi.mock('@scure/starknet', async (original) => {
  const library = await original<typeof Library>()
  return { ...library, pedersen: vi.fn(library.pedersen) }
})

it('has recorded what the library says', () => {
  for (const beginning of recordedBeginnings) {
    let left = 0n
    for (const [felt, hash] of beginning) {
      expect(BigInt(pedersenOf(left, felt))).toBe(hash)
      left = hash
    }
  }
})

it('has recorded all that is the same for every account, and no more', () => {
  const asked = vi.mocked(pedersenOf)
  asked.mockClear()
  const address = accountAddress(0x123n, accountClasses)
  createMessages(CHAIN_ID).auth(address, { timestampS: 1_700_000_000, expirationS: 1_700_000_300 })
  const own = asked.mock.calls.length
  asked.mockClear()
  const another = accountAddress(0x456n, accountClasses)
  createMessages(CHAIN_ID).auth(another, { timestampS: 1_800_000_000, expirationS: 1_800_000_300 })
  // The second finds in memory whatever the first was the first to ask for.
  expect(asked.mock.calls.length).toBe(own)
  expect(own).toBe(13)
})
