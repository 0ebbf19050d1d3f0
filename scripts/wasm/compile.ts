import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Compiles the Pedersen room's AssemblyScript and returns the module. */
export function compilePedersen(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'paradesk-wasm-'))
  const out = join(folder, 'pedersen.wasm')
  const options = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--use', 'abort=']
  try {
    execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/assemblyscript/bin/asc.js'),
        'src/main/pedersen/assembly/pedersen.ts',
        ...options,
        ...['--initialMemory', '32', '--outFile', out],
      ],
      { cwd: root, stdio: 'pipe' },
    )
    return readFileSync(out)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The module as the source file that is checked in. */
export function toSource(module: Buffer): string {
  const lines = module.toString('base64').match(/.{1,100}/g) ?? []
  return [
    '// Compiled from assembly/ by npm run wasm; do not edit.',
    '',
    '/** The WASM module of the Pedersen hash, in base64: a text is bundled and loaded alike everywhere. */',
    'export const pedersenModule =',
    lines.map((line) => `  '${line}'`).join(' +\n'),
    '',
  ].join('\n')
}
