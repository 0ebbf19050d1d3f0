import { mkdir, readFile, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { replaceFile } from '../whole-file'

/** The entry that has a Linux desktop start the app at login, after the Desktop Application Autostart Specification. */
export interface Autostart {
  /** 'other': there is one, and it starts another copy. 'held': there is one, and the desktop was told to leave it. */
  read(): Promise<'on' | 'off' | 'other' | 'held'>
  /** Throws where the disk refuses. */
  set(on: boolean): Promise<void>
}

const fileName = 'paradesk.desktop'

/** Where a desktop looks for what it starts at login. */
export function autostartFolder(env: NodeJS.ProcessEnv): string {
  const config = env.XDG_CONFIG_HOME
  return join(config && isAbsolute(config) ? config : join(homedir(), '.config'), 'autostart')
}

/** The entry below `folder` that starts `program`, hidden. */
export function createAutostart(folder: string, program: string): Autostart {
  const file = join(folder, fileName)
  const command = `Exec=${toExec(program)} --hidden`

  return {
    async read() {
      const lines = await readFile(file, 'utf8').then(
        (text) => text.split(/\r?\n/).map((line) => line.trim()),
        () => null,
      )
      if (!lines) return 'off'
      // Desktops switch an entry off by these lines, and leave the file.
      if (lines.some((line) => /^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)$/i.test(line)))
        return 'held'
      return lines.includes(command) ? 'on' : 'other'
    },
    async set(on) {
      if (!on) return rm(file, { force: true })
      await mkdir(folder, { recursive: true })
      await replaceFile(
        file,
        `[Desktop Entry]\nType=Application\nName=Paradesk\n${command}\nTerminal=false\n`,
      )
    },
  }
}

/** A path as an Exec line takes it: quoted, and escaped once for the quotes and once for the line. */
function toExec(path: string): string {
  const quoted = path.replaceAll(/["`$\\]/g, (sign) => `\\${sign}`)
  return `"${quoted.replaceAll('\\', '\\\\').replaceAll('%', '%%')}"`
}
