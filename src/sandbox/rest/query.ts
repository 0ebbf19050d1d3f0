import { VenueRefusal } from '../refusal'

/** The parameters after the question mark; a bad one is an INVALID_REQUEST_PARAMETER. */
export class Query {
  constructor(private readonly values: URLSearchParams) {}

  text(name: string): string | undefined {
    return this.values.get(name) || undefined
  }

  required(name: string): string {
    const value = this.text(name)
    if (value === undefined) throw refusal(`${name} is required`)
    return value
  }

  word<const W extends string>(name: string, words: readonly W[]): W | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const word = words.find((candidate) => candidate === value)
    if (!word) throw refusal(`${name} must be one of ${words.join(', ')}`)
    return word
  }

  /** Whether it is there and true. */
  flag(name: string): boolean {
    return this.word(name, ['true', 'false']) === 'true'
  }

  integer(name: string, { min = 0, max = Number.MAX_SAFE_INTEGER } = {}): number | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const number = /^\d{1,16}$/.test(value) ? Number(value) : NaN
    if (!(number >= min && number <= max)) throw refusal(`${name} must be an integer from ${min} to ${max}`)
    return number
  }
}

function refusal(message: string): VenueRefusal {
  return new VenueRefusal('INVALID_REQUEST_PARAMETER', message)
}
