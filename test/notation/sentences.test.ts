import { expect, it } from 'vitest'
import { closeUp, gapAfter, inOneLine } from '../../src/notation/sentences'

it('parts sentences by what their language parts them by', () => {
  expect(inOneLine('It failed.', 'Try again.')).toBe('It failed. Try again.')
  expect(inOneLine('未能挂出。', '请重试。')).toBe('未能挂出。请重试。')
  // The exchange says its part in English.
  expect(inOneLine('交易所拒绝了订单。', 'Size too large.', '未下单。')).toBe(
    '交易所拒绝了订单。Size too large. 未下单。',
  )
  expect(['It is over.', '已结束。', '为何：', '2 h'].map(gapAfter)).toEqual([' ', '', '', ' '])
})

it('leaves no gap where a sentence is missing', () => {
  expect(inOneLine('It failed.', '')).toBe('It failed.')
  expect(closeUp('It failed.  Try again.')).toBe('It failed. Try again.')
  expect(closeUp('交易所拒绝了登录。 请核对密钥。')).toBe('交易所拒绝了登录。请核对密钥。')
})
