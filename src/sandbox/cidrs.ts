import { BlockList, isIP } from 'node:net'
import { VenueRefusal } from './refusal'
import type { Fields } from './fields'

const MAX_CIDRS = 50

/** The `allowed_cidrs` of a request: at most 50 networks; empty lets everyone in. Throws a VenueRefusal. */
export function readCidrs(fields: Fields): string[] {
  const cidrs = fields.texts('allowed_cidrs')
  if (cidrs.length > MAX_CIDRS)
    throw new VenueRefusal('VALIDATION_ERROR', `allowed_cidrs: at most ${MAX_CIDRS} entries.`)
  for (const cidr of cidrs) {
    if (!parsed(cidr))
      throw new VenueRefusal('VALIDATION_ERROR', 'allowed_cidrs: must be networks like 203.0.113.0/24.')
  }
  return cidrs
}

/** Throws IP_NOT_ALLOWED when an address is in none of the networks, unless there are none. */
export function requireAllowed(cidrs: readonly string[], ip: string): void {
  if (cidrs.length === 0) return
  const list = new BlockList()
  for (const cidr of cidrs) {
    const network = parsed(cidr)
    if (network) list.addSubnet(network.address, network.bits, network.family)
  }
  const address = ip.replace(/^::ffff:/, '')
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(address) === 0 || !list.check(address, family))
    throw new VenueRefusal('IP_NOT_ALLOWED', 'this address is not on the allowlist', { status: 403 })
}

function parsed(cidr: string) {
  const [address = '', bitsText = ''] = cidr.split('/')
  const version = isIP(address)
  if (version === 0 || !/^\d{1,3}$/.test(bitsText)) return undefined
  const bits = Number(bitsText)
  return bits <= (version === 4 ? 32 : 128)
    ? { address, bits, family: version === 4 ? ('ipv4' as const) : ('ipv6' as const) }
    : undefined
}
