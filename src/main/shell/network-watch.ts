import type { NetworkInterfaceInfo } from 'node:os'

/** What the machine's networks are, as `os.networkInterfaces` tells it. */
export type Networks = Partial<Record<string, NetworkInterfaceInfo[]>>

interface Options {
  read: () => Networks
  /** Calls back again and again, that often; returns what ends it. */
  every: (callback: () => void, everyMs: number) => () => void
  /** An address is gone, and what was open on it is dead. */
  onLost: () => void
  /** There is a new address: what could not be reached may be now. */
  onFound: () => void
}

const lookEveryMs = 2_000

/** Notices another network, Wi-Fi for cable or a VPN that comes or goes, by the machine's own addresses. */
export function watchNetwork({ read, every, onLost, onFound }: Options): () => void {
  let known = addressesOf(read())
  return every(() => {
    const now = addressesOf(read())
    const isLost = [...known].some((address) => !now.has(address))
    const isFound = [...now].some((address) => !known.has(address))
    known = now
    if (isLost) onLost()
    else if (isFound) onFound()
  }, lookEveryMs)
}

/** Those that lead anywhere: not loopback, and none that holds on one cable only. */
function addressesOf(networks: Networks): Set<string> {
  const all = Object.values(networks).flatMap((network) => network ?? [])
  const leading = all.filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
  return new Set(leading.map(({ address }) => address))
}
