import type { EnvironmentName } from '../../preload/model'

/** The names under which bot guides keep an account in a `.env` file. */
export const dotenvNames = ['PARADEX_L2_PRIVATE_KEY', 'PARADEX_ACCOUNT_ADDRESS', 'PARADEX_ENV'] as const
export type DotenvName = (typeof dotenvNames)[number]

/** What a `.env` file says of an account; a name that stands twice counts with its last value, as for a shell. */
export type DotenvAccount = Partial<Record<DotenvName, string>>

/** Matches a line that sets a name, a byte order mark before it forgiven: `NAME=value`, with white space and `export` before it if need be. */
const assignment =
  /^(?:\uFEFF|\u00EF\u00BB\u00BF)?[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*=(.*)$/

function isOurs(name: string | undefined): name is DotenvName {
  return (dotenvNames as readonly string[]).includes(name ?? '')
}

/** The value behind the `=`: quotes taken off; without quotes a ` #` begins a comment. */
function readValue(text: string): string {
  const trimmed = text.trim()
  const quoted = /^(["'])(.*?)\1/.exec(trimmed)
  return quoted ? (quoted[2] ?? '') : trimmed.replace(/[ \t]+#.*$|^#.*$/, '')
}

/** Reads the account out of a `.env` file's text; whatever else is in the file is passed over. */
export function readDotenv(text: string): DotenvAccount {
  const account: DotenvAccount = {}
  for (const line of text.split(/\r?\n/)) {
    const [, name, value] = assignment.exec(line) ?? []
    if (isOurs(name)) account[name] = readValue(value ?? '')
  }
  return account
}

/** How many different private keys the file sets; more than one leaves open which is meant. */
export function countKeys(text: string): number {
  const keys = text.split(/\r?\n/).flatMap((line) => readDotenv(line).PARADEX_L2_PRIVATE_KEY || [])
  return new Set(keys).size
}

/** The environment a `PARADEX_ENV` stands for; null where it says nothing we know. */
export function toEnvironment(value: string | undefined): EnvironmentName | null {
  switch (value?.trim().toLowerCase()) {
    case 'prod':
    case 'production':
    case 'mainnet':
      return 'mainnet'
    case 'testnet':
      return 'testnet'
    default:
      return null
  }
}

/**
 * The file without the lines that set one of our names, and how many those were. Every other byte stays as
 * it is: encoding, line ends and the lack of a last one too.
 */
export function withoutAccount(file: Buffer): { rest: Buffer; removed: number } {
  // Latin-1 maps each byte to one character and back, so that nothing is ever re-encoded.
  const lines = file.toString('latin1').split(/(?<=\n)/)
  const kept = lines.filter((line) => !isOurs(assignment.exec(line.replace(/\r?\n$/, ''))?.[1]))
  return { rest: Buffer.from(kept.join(''), 'latin1'), removed: lines.length - kept.length }
}
