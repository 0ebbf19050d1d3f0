// A process of its own: loads one signer and its key, signs a few orders, and prints what each took in ms.
import { orderAt } from './orders'
import { signers, type SignerName } from './signers'

const sign = await signers[process.argv[2] as SignerName]()
// What the app is doing while a trader looks at the desk: nothing of this.
await new Promise((resolve) => setTimeout(resolve, 300))
const times = Array.from({ length: 5 }, (_, index) => {
  const order = orderAt(index)
  const start = performance.now()
  sign(order)
  return performance.now() - start
})
console.log(JSON.stringify(times))
process.exit(0)
