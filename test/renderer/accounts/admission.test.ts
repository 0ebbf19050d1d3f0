import { describe, expect, it } from 'vitest'
import { emptyAdmission, toAdmission } from '../../../src/renderer/accounts/admission'
import { openDesk } from '../../../src/renderer/desk'
import { createFakeDesk } from '../fake-desk'
import { snapshot } from '../samples'

const locked = { available: false, problem: { code: 'vault.keychainLocked' } } as const

describe('what main is told of an account', () => {
  it('starts with an exchange this copy may reach', () => {
    expect(emptyAdmission({ loopbackOnly: true }).environment).toBe('sandbox')
    expect(emptyAdmission({ loopbackOnly: false }).environment).toBe('testnet')
  })

  it('is trimmed, and for this session only without a keychain', () => {
    const typed = { ...emptyAdmission({ loopbackOnly: true }), label: ' Grid ', address: ' 0x1\n' }
    expect(toAdmission(typed, { available: true })).toMatchObject({
      label: 'Grid',
      address: '0x1',
      sessionOnly: false,
    })
    expect(toAdmission(typed, locked).sessionOnly).toBe(true)
  })
})

describe('asking the keychain again', () => {
  it('replaces what the snapshot said of it', async () => {
    const { runtime } = snapshot()
    const before = snapshot({ runtime: { ...runtime, keychain: locked } })
    const desk = await openDesk(
      createFakeDesk(() => before, { 'keychain:check': () => ({ available: true }) }),
    )
    await desk.checkKeychain()
    expect(desk.state.get().runtime).toEqual({ ...runtime, keychain: { available: true } })
  })

  it('leaves it as it was when nobody answers', async () => {
    const desk = await openDesk(createFakeDesk(() => snapshot()))
    await desk.checkKeychain()
    expect(desk.state.get().runtime.keychain).toEqual({ available: true })
  })
})
