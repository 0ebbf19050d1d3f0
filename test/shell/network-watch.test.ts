import { describe, expect, it } from 'vitest'
import { watchNetwork, type Networks } from '../../src/main/shell/network-watch'

const at = (address: string, internal = false) =>
  ({ address, internal, family: 'IPv4', netmask: '', mac: '', cidr: null }) as NonNullable<
    Networks[string]
  >[number]
const loopback = { lo: [at('127.0.0.1', true)] }
const cable = { ...loopback, eth0: [at('192.168.1.5')] }
const wifi = { ...loopback, wlan0: [at('10.0.0.7')] }

/** What is said on the way through these networks. */
function walk(...stations: Networks[]): string[] {
  const said: string[] = []
  let now = stations[0] ?? {}
  let look = (): void => undefined
  const stop = watchNetwork({
    read: () => now,
    every(callback) {
      look = callback
      return () => void said.push('ended')
    },
    onLost: () => void said.push('lost'),
    onFound: () => void said.push('found'),
  })
  for (const station of stations.slice(1)) {
    now = station
    look()
  }
  stop()
  return said.slice(0, -1)
}

describe('the watch on the machine’s networks', () => {
  it.each([
    ['says nothing while they stay', [cable, cable, cable], []],
    ['drops what is open when one network takes the place of another', [cable, wifi], ['lost']],
    [
      'drops it when the network goes, and tries again when it comes',
      [cable, loopback, cable],
      ['lost', 'found'],
    ],
    ['only tries again when a network joins', [cable, { ...cable, ...wifi }], ['found']],
    ['minds neither loopback nor addresses of one cable', [cable, { ...cable, x: [at('fe80::1')] }], []],
  ])('%s', (_, stations, said) => {
    expect(walk(...stations)).toEqual(said)
  })
})
