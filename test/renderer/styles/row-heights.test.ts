import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ROW_HEIGHTS } from '../../../src/renderer/table/row-heights'

const tokens = readFileSync(new URL('../../../src/renderer/styles/tokens.css', import.meta.url), 'utf8')

it('what reckons where a row lies takes it for as tall as the sheet makes it', () => {
  const heightIn = (block: string): number => Number(/--row: (\d+)px/.exec(block)?.[1])
  const of = (density: string): string => tokens.split(`[data-density='${density}']`)[1]?.split('}')[0] ?? ''
  expect(ROW_HEIGHTS).toEqual({
    compact: heightIn(tokens.split('[data-density')[0] ?? ''),
    comfortable: heightIn(of('comfortable')),
    large: heightIn(of('large')),
  })
})
