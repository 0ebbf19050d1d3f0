import { capture } from '../processes'
import type { Gvariant } from './gvariant'
import { parseGvariant } from './gvariant'

/** One object of one peer on the session bus. */
export interface BusObject {
  name: string
  path: string
}

/** Calls methods and reads properties on the session bus that `env` names. */
export class SessionBus {
  constructor(private readonly env: NodeJS.ProcessEnv) {}

  /** A method's results; arguments are in GVariant's text form. Rejects with what the bus says. */
  async call(object: BusObject, method: string, ...args: string[]): Promise<Gvariant[]> {
    const { status, stdout, stderr } = await capture(
      'gdbus',
      [
        'call',
        '--session',
        '--timeout',
        '5',
        '--dest',
        object.name,
        '--object-path',
        object.path,
        '--method',
        method,
        // A negative number is not an option.
        '--',
        ...args,
      ],
      { env: this.env },
    )
    if (status !== 0) throw new Error(`${method} on ${object.name}: ${stderr.trim()}`)
    return parseGvariant(stdout) as Gvariant[]
  }

  /** A property's value, undefined where the object has none of that name. */
  async property(object: BusObject, face: string, name: string): Promise<Gvariant | undefined> {
    try {
      const [value] = await this.call(object, 'org.freedesktop.DBus.Properties.Get', face, name)
      return value
    } catch {
      return undefined
    }
  }

  /** Whether somebody owns a name now; asking does not start its owner. */
  async hasOwner(name: string): Promise<boolean> {
    const bus = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' }
    const [owned] = await this.call(bus, 'org.freedesktop.DBus.NameHasOwner', name)
    return owned === true
  }
}
