import { inspect } from 'node:util'

const hidden = '[secret]'

/** A text that prints as `[secret]` whatever is done to print it; `reveal` is called in this room only. */
export class Secret {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  // SECURITY: the one way out, for the signing library and the keychain; nothing else may call it.
  /** The text itself: for the last step only. */
  reveal(): string {
    return this.#text
  }

  /** `[secret]`, whoever asks. */
  toString(): string {
    return hidden
  }

  /** `[secret]`, also inside of something else. */
  toJSON(): string {
    return hidden
  }

  /** `[secret]` in logs and consoles. */
  [inspect.custom](): string {
    return hidden
  }
}

/** Whether these bytes hold the secret's number in hexadecimal, in either case. */
export function holdsSecret(bytes: Buffer, secret: Secret): boolean {
  return bytes.toString('latin1').toLowerCase().includes(secret.reveal().slice(2).toLowerCase())
}

/** Wraps a text so that no log, error or JSON can show it. */
export function createSecret(text: string): Secret {
  return new Secret(text)
}
