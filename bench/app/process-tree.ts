import { readdirSync, readFileSync } from 'node:fs'

/** One process of an app, as Linux counts it. */
export interface AppProcess {
  pid: number
  role: Role
  /** What it holds alone, and its share of what it holds with others. */
  memoryBytes: number
  /** Of that what comes of no file: the same however many others run the same program. */
  ownBytes: number
  /** CPU it has used since it began, all of its threads. */
  cpuMs: number
}

/** What a process of an Electron app is for; 'exchange' is the embedded sandbox, which a real account has not. */
export type Role = 'main' | 'window' | 'graphics' | 'network' | 'exchange' | 'other'

/** Of Linux, where a tick has been a hundredth of a second for as long as Electron has been there. */
const msATick = 10

function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    // It has ended while we looked.
    return ''
  }
}

/** After the name in brackets, which may have anything in it: state, parent … user time and system time. */
function statOf(pid: number): string[] {
  const stat = read(pid, 'stat')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function roleOf(pid: number, root: number): Role {
  if (pid === root) return 'main'
  const command = read(pid, 'cmdline')
  if (command.includes('--type=renderer')) return 'window'
  if (command.includes('--type=gpu-process')) return 'graphics'
  if (command.includes('node.mojom.NodeService')) return 'exchange'
  if (command.includes('network.mojom.NetworkService')) return 'network'
  return 'other'
}

function memoryOf(pid: number): Pick<AppProcess, 'memoryBytes' | 'ownBytes'> {
  const told = read(pid, 'smaps_rollup')
  const bytesOf = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(told)?.[1] ?? 0) * 1024
  return { memoryBytes: bytesOf('Pss'), ownBytes: bytesOf('Pss_Anon') + bytesOf('Pss_Shmem') }
}

/** A process and all that come from it, as they are now. */
export function readTree(root: number): AppProcess[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (Number.isInteger(pid)) parents.set(pid, Number(statOf(pid)[1] ?? 0))
  }
  const isOfTree = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === root) return true
    return false
  }
  return [...parents.keys()].filter(isOfTree).map((pid) => {
    const stat = statOf(pid)
    return {
      pid,
      role: roleOf(pid, root),
      ...memoryOf(pid),
      cpuMs: (Number(stat[11] ?? 0) + Number(stat[12] ?? 0)) * msATick,
    }
  })
}

/** A figure of all processes with one of these roles. */
export function sumOf(
  tree: readonly AppProcess[],
  figure: 'memoryBytes' | 'ownBytes' | 'cpuMs',
  roles: readonly Role[] = ['main', 'window', 'graphics', 'network', 'other'],
): number {
  return tree.filter(({ role }) => roles.includes(role)).reduce((sum, each) => sum + each[figure], 0)
}
