import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { capture } from './processes'

/**
 * Why Chromium could not sandbox its processes for this person on Linux, with what to do about it;
 * undefined where it can. It needs unprivileged user namespaces or its own set-user-id helper.
 */
export async function findSandboxProblem(electron: string): Promise<string | undefined> {
  const probe = await capture('unshare', ['--user', '--map-root-user', 'true'])
  const helper = join(dirname(electron), 'chrome-sandbox')
  if (probe.status === 0 || (await isSetUserIdRoot(helper))) return undefined
  return (
    `Chromium's sandbox can't start here: user namespaces are shut to you and ${helper} is not set-user-id root. ` +
    `Open them (sysctl kernel.unprivileged_userns_clone=1, or an AppArmor profile), or run: ` +
    `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`
  )
}

async function isSetUserIdRoot(path: string): Promise<boolean> {
  try {
    const { uid, mode } = await stat(path)
    return uid === 0 && (mode & 0o4001) === 0o4001
  } catch {
    return false
  }
}
