import { expect, it } from 'vitest'
import { coverNumbers } from '../../../src/renderer/format/cover'

it('puts dots in the place of every number, with its sign, and leaves names alone', () => {
  const told: [string, string][] = [
    ['Bought 1,500.25 ETH-USD-PERP at 3.141,5', 'Bought ••• ETH-USD-PERP at •••'],
    ['PnL −12.5 USDC, then +3', 'PnL ••• USDC, then •••'],
    ["买入1\u202f500个 1INCH-USD-PERP，价格97'120.5。", '买入•••个 1INCH-USD-PERP，价格•••。'],
    ['M12-USD-PERP', 'M12-USD-PERP'],
    ['No number at all.', 'No number at all.'],
  ]
  for (const [text, covered] of told) expect(coverNumbers(text)).toBe(covered)
})
