// Writes the limb code of the Pedersen hash, compiles it, and writes the module the app carries.
import { writeFileSync } from 'node:fs'
import { compilePedersen, toSource } from './wasm/compile'
import { limbCode } from './wasm/limb-code'

const room = new URL('../src/main/pedersen/', import.meta.url)

writeFileSync(new URL('assembly/limbs.ts', room), limbCode())
const module = compilePedersen()
writeFileSync(new URL('module.ts', room), toSource(module))
console.log(`${module.byteLength} bytes`)
