import { toQuanta } from './quanta'
import { VenueRefusal } from './refusal'
import type { Quanta } from './exchange/types'

/** A request's members, read with the venue's complaints: a wrong kind doesn't bind, a wrong value doesn't validate. */
export class Fields {
  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  has(name: string): boolean {
    const value = this.values[name]
    return value !== undefined && value !== null && value !== ''
  }

  text(name: string): string {
    const value = this.values[name]
    if (!this.has(name)) throw new VenueRefusal('VALIDATION_ERROR', `${name}: cannot be blank.`)
    if (typeof value !== 'string') throw new VenueRefusal('BINDING_ERROR', `${name}: must be a string.`)
    return value
  }

  textOr(name: string, fallback: string): string {
    return this.has(name) ? this.text(name) : fallback
  }

  word<const W extends string>(name: string, words: readonly W[], fallback?: W): W {
    if (fallback !== undefined && !this.has(name)) return fallback
    const value = this.text(name)
    const word = words.find((candidate) => candidate === value)
    if (!word) throw new VenueRefusal('VALIDATION_ERROR', `${name}: must be one of ${words.join(', ')}.`)
    return word
  }

  decimal(name: string): Quanta {
    const quanta = toQuanta(this.text(name))
    if (quanta === undefined) {
      throw new VenueRefusal('VALIDATION_ERROR', `${name}: must be a decimal with at most 8 places.`)
    }
    return quanta
  }

  integer(name: string): number {
    const value = this.values[name]
    if (!this.has(name)) throw new VenueRefusal('VALIDATION_ERROR', `${name}: cannot be blank.`)
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      throw new VenueRefusal('BINDING_ERROR', `${name}: must be an integer.`)
    }
    return value
  }

  texts(name: string): string[] {
    const value = this.values[name]
    if (value === undefined || value === null) return []
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
      throw new VenueRefusal('BINDING_ERROR', `${name}: must be a list of strings.`)
    }
    return value
  }
}
