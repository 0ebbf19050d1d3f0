/** A value of GVariant's text form. Numbers become doubles, which is exact for the ids and flags of a desktop. */
export type Gvariant = string | number | boolean | null | Gvariant[] | Map<Gvariant, Gvariant>

const keywords =
  /^(?:boolean|byte|int16|uint16|int32|uint32|handle|int64|uint64|double|string|objectpath|signature)\b/
const number = /^-?(?:0x[0-9a-fA-F]+|[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?)/
const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', a: '\x07', v: '\v' }

/**
 * Reads the text form in which gdbus prints values: tuples and arrays become arrays, dictionaries maps,
 * variants and type annotations disappear. Throws on anything else.
 */
export function parseGvariant(text: string): Gvariant {
  const reader = new Reader(text)
  const value = reader.value()
  reader.end()
  return value
}

class Reader {
  #at = 0

  constructor(private readonly text: string) {}

  value(): Gvariant {
    const rest = this.#rest()
    const annotation = keywords.exec(rest) ?? /^@[^\s]+/.exec(rest)
    if (annotation) {
      this.#at += annotation[0].length
      return this.value()
    }
    if (rest.startsWith("b'") || rest.startsWith('b"')) {
      this.#at += 1
      return this.#string()
    }
    switch (rest[0]) {
      case '(':
        return this.#list('(', ')')
      case '[':
        return this.#list('[', ']')
      case '{':
        return this.#dictionary()
      case '<':
        return this.#variant()
      case "'":
      case '"':
        return this.#string()
      default:
        return this.#word(rest)
    }
  }

  end(): void {
    if (this.#rest() !== '') throw this.#unexpected()
  }

  #list(open: string, close: string): Gvariant[] {
    const values: Gvariant[] = []
    this.#take(open)
    while (!this.#taken(close)) {
      values.push(this.value())
      if (!this.#taken(',') && !this.#rest().startsWith(close)) throw this.#unexpected()
    }
    return values
  }

  #dictionary(): Map<Gvariant, Gvariant> {
    const map = new Map<Gvariant, Gvariant>()
    this.#take('{')
    while (!this.#taken('}')) {
      const key = this.value()
      if (!this.#taken(':')) this.#take(',')
      map.set(key, this.value())
      if (!this.#taken(',') && !this.#rest().startsWith('}')) throw this.#unexpected()
    }
    return map
  }

  #variant(): Gvariant {
    this.#take('<')
    const value = this.value()
    this.#take('>')
    return value
  }

  #string(): string {
    const quote = this.text[this.#at]
    let value = ''
    for (this.#at += 1; this.text[this.#at] !== quote; this.#at += 1) {
      if (this.#at >= this.text.length) throw this.#unexpected()
      value += this.text[this.#at] === '\\' ? this.#escape() : this.text[this.#at]
    }
    this.#at += 1
    return value
  }

  /** Leaves the position at the escape's last character. */
  #escape(): string {
    this.#at += 1
    const letter = this.text[this.#at] ?? ''
    const hex = /^(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(this.text.slice(this.#at))
    if (hex) {
      this.#at += hex[0].length - 1
      return String.fromCodePoint(Number.parseInt(hex[1] ?? hex[2] ?? '', 16))
    }
    const octal = /^[0-7]{1,3}/.exec(this.text.slice(this.#at))
    if (octal) {
      this.#at += octal[0].length - 1
      return String.fromCharCode(Number.parseInt(octal[0], 8))
    }
    return escapes[letter] ?? letter
  }

  #word(rest: string): Gvariant {
    const digits = number.exec(rest)
    const word = digits?.[0] ?? /^[a-z]+/.exec(rest)?.[0] ?? ''
    this.#at += word.length
    if (digits) return Number(word)
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'nothing') return null
    throw this.#unexpected()
  }

  #rest(): string {
    while (/\s/.test(this.text[this.#at] ?? '')) this.#at += 1
    return this.text.slice(this.#at)
  }

  #taken(token: string): boolean {
    if (!this.#rest().startsWith(token)) return false
    this.#at += token.length
    return true
  }

  #take(token: string): void {
    if (!this.#taken(token)) throw this.#unexpected()
  }

  #unexpected(): Error {
    return new Error(`Unexpected text at ${this.#at}: ${this.text.slice(this.#at, this.#at + 40)}`)
  }
}
