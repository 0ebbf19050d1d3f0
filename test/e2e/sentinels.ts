import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const known = new Map<string, Buffer[]>()

/** Every way a secret may have been written down: as it is, in other bases, in other bytes. */
export function formsOf(secret: string): Buffer[] {
  const forms = known.get(secret) ?? makeForms(secret)
  known.set(secret, forms)
  return forms
}

function makeForms(secret: string): Buffer[] {
  const forms = new Set<string>()
  const raw: Buffer[] = []
  if (/^0x[0-9a-f]+$/i.test(secret)) {
    const digits = secret.slice(2).toLowerCase()
    const bytes = Buffer.from(digits.padStart(64, '0'), 'hex')
    raw.push(bytes)
    forms.add(digits).add(digits.toUpperCase()).add(BigInt(secret).toString())
    for (const buffer of [bytes, Buffer.from(digits), Buffer.from(`0x${digits}`)])
      forms.add(buffer.toString('base64').replace(/=+$/, '')).add(buffer.toString('base64url'))
  } else {
    // Of a token the signature alone opens nothing less than the whole; what it claims of whom is no secret.
    const signature = secret.split('.').at(-1) ?? secret
    forms.add(secret).add(signature).add(Buffer.from(signature).toString('hex'))
    forms.add(Buffer.from(secret).toString('base64').replace(/=+$/, ''))
  }
  return [...raw, ...[...forms].flatMap((form) => [Buffer.from(form, 'utf8'), Buffer.from(form, 'utf16le')])]
}

/** Which of these secrets a text or bytes hold, by their names. */
export function secretsIn(bytes: Buffer, secrets: ReadonlyMap<string, string>): string[] {
  return [...secrets]
    .filter(([, secret]) => formsOf(secret).some((form) => bytes.includes(form)))
    .map(([name]) => name)
}

/** Which files below a folder hold which secrets, as 'file: name'. */
export function leaksIn(folder: string, secrets: ReadonlyMap<string, string>): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(folder, name)
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return []
    return secretsIn(Buffer.concat([Buffer.from(`${name}\n`), readFileSync(path)]), secrets).map(
      (found) => `${name}: ${found}`,
    )
  })
}
