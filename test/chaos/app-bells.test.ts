import { expect, it } from 'vitest'
import { drawAppSchedule, fillsOf } from './play-app'

const shown = (summary: string, count = 1) => ({ id: 1, appname: '', summary, body: '', urgency: '', count })

it('counts the fills that notifications are for, alone and in groups', () => {
  const told = ['Bought 0.1 ETH-USD-PERP', 'Sold 2 SOL-USD-PERP', '3 fills', '1 fill while Paradesk was away']
  expect(fillsOf(told.map((summary) => shown(summary)))).toBe(6)
  expect(fillsOf([shown('2 fills', 2), shown('Order rejected'), shown('Fill taken back: buy 1 ETH')])).toBe(4)
})

it('kills the app in every schedule', () => {
  for (let seed = 1; seed <= 50; seed += 1)
    expect(drawAppSchedule(seed).steps.map((step) => step.do)).toContain('kill')
})
