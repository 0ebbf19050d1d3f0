import { existsSync } from 'node:fs'
import { Obstacle, runAsCommand } from './command-line'
import { capture, run } from './processes'

/** What the packages are for: to start the app, or to give it a whole virtual desktop. */
export type Job = 'start' | 'desktop'

/** A need and the packages that fill it, the newer name first: Debian renamed some for 64-bit time. */
type Need = readonly [string, ...string[]]

const startNeeds: readonly Need[] = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libnss3'],
  ['libgbm1'],
  ['libxss1'],
  ['libxtst6'],
  ['libnotify4'],
  ['libsecret-1-0'],
  ['unzip'],
]

const desktopNeeds: readonly Need[] = [
  ...startNeeds,
  ['xvfb'],
  ['xauth'],
  ['dbus-x11'],
  ['libglib2.0-bin'],
  ['openbox'],
  ['xfce4-panel'],
  ['xfconf'],
  ['adwaita-icon-theme'],
  ['dunst'],
  ['scrot'],
  ['xdotool'],
  ['gnome-keyring'],
  ['libsecret-tools'],
  ['fonts-dejavu-core'],
  ['fonts-noto-cjk'],
]

/** What a job needs: the app's shared libraries to start, a whole desktop besides for tests and the demo. */
export function needsOf(job: Job): readonly Need[] {
  return job === 'start' ? startNeeds : desktopNeeds
}

/** The packages dpkg-query's `${Package}\t${db:Status-Status}` lines call installed. */
export function parseInstalled(dpkgOutput: string): Set<string> {
  const installed = new Set<string>()
  for (const line of dpkgOutput.split('\n')) {
    const [name, status] = line.split('\t')
    if (name && status?.trim() === 'installed') installed.add(name)
  }
  return installed
}

/** The needs none of whose packages is installed. */
export function missingNeeds(needs: readonly Need[], installed: ReadonlySet<string>): Need[] {
  return needs.filter((need) => !need.some((name) => installed.has(name)))
}

/**
 * Makes sure the system has what a job needs. As root on Debian it installs what is missing; otherwise
 * an Obstacle names the packages and the command. Elsewhere than on Debian it leaves the system alone.
 */
export async function ensurePackages(job: Job): Promise<void> {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) return
  const missing = await findMissing(job)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0) throw new Obstacle(manualInstall(missing.map(last)))

  console.log(`Installing system packages: ${missing.map(last).join(' ')}`)
  await apt(['update', '-qq'])
  const names = await Promise.all(missing.map(available))
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...names])
  const still = await findMissing(job)
  if (still.length > 0) throw new Obstacle(manualInstall(still.map(last)))
}

/** The sentence for a person who has to install packages by hand. */
export function manualInstall(names: string[]): string {
  return `Missing system packages: ${names.join(' ')}. Install them with: sudo apt-get install ${names.join(' ')}`
}

async function findMissing(job: Job): Promise<Need[]> {
  const needs = needsOf(job)
  const query = await capture('dpkg-query', [
    '--show',
    '--showformat=${Package}\t${db:Status-Status}\n',
    ...needs.flat(),
  ])
  return missingNeeds(needs, parseInstalled(query.stdout))
}

async function available(need: Need): Promise<string> {
  for (const name of need) {
    if ((await capture('apt-cache', ['show', '--no-all-versions', name])).stdout.trim() !== '') return name
  }
  return last(need)
}

async function apt(args: string[]): Promise<void> {
  const lockPatience = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3']
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // `apt-get update` does not wait for the lists' lock, so a busy machine gets a few more tries.
  for (let tries = 1; ; tries += 1) {
    const status = await run('apt-get', [...lockPatience, ...args], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (status === 0) return
    if (tries === 5) throw new Obstacle(`apt-get ${args[0]} failed with status ${status}.`)
    await new Promise((resolve) => setTimeout(resolve, 5_000))
  }
}

function last(need: Need): string {
  return need[need.length - 1] ?? need[0]
}

runAsCommand(import.meta.url, async ([job = 'desktop']) => {
  if (job !== 'start' && job !== 'desktop') throw new Obstacle('Usage: system-packages.ts [start|desktop]')
  await ensurePackages(job)
  return 0
})
