import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { autostartFolder, createAutostart } from '../../src/main/shell/autostart'

const folder = () => autostartFolder({ XDG_CONFIG_HOME: mkdtempSync(join(tmpdir(), 'paradesk-config-')) })
const fileIn = (where: string) => join(where, 'paradesk.desktop')

describe('the autostart entry', () => {
  it('is off until it is asked for, in a folder that need not be there', async () => {
    const where = folder()
    const entry = createAutostart(where, '/opt/Paradesk.AppImage')
    expect(await entry.read()).toBe('off')
    await entry.set(true)
    expect(await entry.read()).toBe('on')
    expect(readFileSync(fileIn(where), 'utf8')).toBe(
      '[Desktop Entry]\nType=Application\nName=Paradesk\nExec="/opt/Paradesk.AppImage" --hidden\nTerminal=false\n',
    )
    expect(readdirSync(where)).toEqual(['paradesk.desktop'])
    await entry.set(false)
    expect(await entry.read()).toBe('off')
    await entry.set(false)
  })

  it('quotes a path as an Exec line has to', async () => {
    const where = folder()
    const entry = createAutostart(where, '/home/a b/$50 "off" 100%/back\\slash`')
    await entry.set(true)
    expect(readFileSync(fileIn(where), 'utf8')).toContain(
      'Exec="/home/a b/\\\\$50 \\\\"off\\\\" 100%%/back\\\\\\\\slash\\\\`" --hidden\n',
    )
    expect(await entry.read()).toBe('on')
  })

  it('is told apart from that of another copy, and takes its place', async () => {
    const where = folder()
    const old = createAutostart(where, '/old/paradesk')
    await old.set(true)
    const entry = createAutostart(where, '/new/paradesk')
    expect(await entry.read()).toBe('other')
    await entry.set(true)
    expect([await entry.read(), await old.read()]).toEqual(['on', 'other'])
  })

  it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false', 'Hidden = True'])(
    'is held where the desktop has written %s into it',
    async (line) => {
      const where = folder()
      const entry = createAutostart(where, '/opt/paradesk')
      await entry.set(true)
      writeFileSync(fileIn(where), `${readFileSync(fileIn(where), 'utf8')}${line}\n`)
      expect(await entry.read()).toBe('held')
      await entry.set(true)
      expect(await entry.read()).toBe('on')
    },
  )

  it('leaves nothing half written where the disk refuses', async () => {
    const where = folder()
    writeFileSync(join(where, '..', 'autostart'), 'a file in the place of the folder')
    await expect(createAutostart(where, '/opt/paradesk').set(true)).rejects.toThrow()
  })

  it('is looked for where the desktop looks', () => {
    expect(autostartFolder({ XDG_CONFIG_HOME: '/c' })).toBe('/c/autostart')
    for (const unset of [undefined, '', 'relative/path'])
      expect(autostartFolder({ XDG_CONFIG_HOME: unset })).toBe(join(homedir(), '.config', 'autostart'))
  })
})
