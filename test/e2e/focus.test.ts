import { expect, it } from 'vitest'
import { placeOrder, resize } from '../../scripts/desk-app'
import { openStage } from './stage'

it('the focus is seen wherever Tab takes it, and nothing moves for whom nothing shall', async () => {
  const { window, application, priceAt } = await openStage()
  await resize(application, 1540, 900)
  const order = { market: 'BTC-USD-PERP', side: 'buy' } as const
  await placeOrder(window, { ...order, size: '0.2', price: await priceAt('1.01') })
  await placeOrder(window, { ...order, size: '0.1', price: await priceAt('0.97') })
  await window.locator('.positions tbody tr[data-key]').first().waitFor()
  const unseen: string[] = []
  for (let stop = 0; stop < 150; stop += 1) {
    await window.keyboard.press('Tab')
    const told = await window.evaluate(() => {
      const { activeElement } = document
      if (!activeElement || activeElement === document.body) return null
      const isOutlined = (element: Element | null, part?: string): boolean => {
        if (!element) return false
        const { outlineStyle, outlineWidth } = getComputedStyle(element, part)
        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0
      }
      const seen =
        isOutlined(activeElement) ||
        isOutlined(activeElement, '::after') ||
        isOutlined(activeElement.closest('label'))
      return seen ? null : activeElement.outerHTML.slice(0, 120)
    })
    if (told) unseen.push(told)
  }
  expect(unseen).toEqual([])

  await window.emulateMedia({ reducedMotion: 'reduce' })
  const moving = await window.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element)
      const isStill = animationName === 'none' && transitionDuration === '0s'
      return isStill ? [] : [element.outerHTML.slice(0, 120)]
    }),
  )
  expect(moving).toEqual([])
})
