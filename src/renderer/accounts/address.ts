/** An address short enough for a line, both ends kept: '0x3f2a…91bc'. */
export function shortAddress(address: string): string {
  return address.length <= 13 ? address : `${address.slice(0, 6)}…${address.slice(-4)}`
}
