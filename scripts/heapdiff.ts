import { writeHeapSnapshot } from 'node:v8'
import { hurry } from '../test/chaos/fast-time'
import { keepPoolsApart } from '../test/chaos/own-pools'
import { drawSchedule } from '../test/chaos/schedule'
hurry(10)
await keepPoolsApart()
const { play } = await import('../test/chaos/play')
const gc = (globalThis as any).gc
const weigh = async (label: string) => { for (let i = 0; i < 4; i++) { gc(); await new Promise(r => setImmediate(r)) } console.log(label, (process.memoryUsage().heapUsed / 1e6).toFixed(2)) }
let seed = 5000
const some = async (n: number) => { for (let i = 0; i < n; i++) await play(drawSchedule(seed++)) }
await some(120); await weigh('120'); writeHeapSnapshot('/tmp/h1.heapsnapshot')
await some(60); await weigh('180'); await some(60); await weigh('240'); await some(60); await weigh('300'); writeHeapSnapshot('/tmp/h2.heapsnapshot')
process.exit(0)
