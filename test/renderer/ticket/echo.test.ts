import { expect, it } from 'vitest'
import { notationOf } from '../../../src/notation/notation'
import { echoOf } from '../../../src/renderer/ticket/echo'

it('repeats a number for whom a point means something else, and only for them', () => {
  const comma = notationOf('en', { numberFormat: '1.234,56' })
  expect(echoOf('1.500', comma)).toBe('= 1,5')
  expect(echoOf('1234.5', comma)).toBe('= 1.234,5')
  expect(echoOf('-0.5', comma)).toBe('= −0,5')
  expect(echoOf('.5', comma)).toBe('= 0,5')
  expect(echoOf('7.', comma)).toBe('= 7')
  expect(['1500', '', '.', '-'].map((text) => echoOf(text, comma))).toEqual(['', '', '', ''])
  expect(echoOf('1.500', notationOf('en'))).toBe('')
})
