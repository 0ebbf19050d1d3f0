import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PANELS } from '../../../src/renderer/app/panels'
import { defaultLayout, PRESETS } from '../../../src/renderer/app/dock/layouts'
import {
  isSameButInFront,
  readAway,
  readLayout,
  toSerialized,
} from '../../../src/renderer/app/dock/serialized'
import type { DockNode } from '../../../src/renderer/app/dock/tree'
import { panelsIn, withInFront } from '../../../src/renderer/app/dock/tree'

const extent = { width: 1600, height: 860 }
const group = (size: number, ...panels: string[]): DockNode => ({
  kind: 'group',
  size,
  panels,
  active: panels.at(-1) ?? '',
})
const lookOf = (id: string) => ({ title: id.toUpperCase() })
const textOf = (layout: DockNode): string => JSON.stringify(toSerialized(layout, extent, lookOf))
const anyPanel = (): boolean => true

const layout: DockNode = {
  kind: 'row',
  size: 860,
  parts: [
    { kind: 'column', size: 1000, parts: [group(600, 'book'), group(260, 'orders', 'fills')] },
    group(600, 'ticket'),
  ],
}

describe('a kept layout', () => {
  it('comes back as it was, with the tabs in front', () => {
    expect(readLayout(textOf(layout), anyPanel)).toEqual(layout)
  })

  it.each(PRESETS)('comes back as it was for the preset %s', (preset) => {
    const made = defaultLayout(preset, 'standard', PANELS, extent)
    if (!made) throw new Error('no layout')
    const back = readLayout(textOf(made), anyPanel)
    expect(back && panelsIn(back)).toEqual(panelsIn(made))
    expect(back && textOf(back)).toBe(textOf(made))
  })

  it('of one panel alone comes back', () => {
    const back = readLayout(textOf(group(1600, 'book')), anyPanel)
    expect(back).toMatchObject({ kind: 'group', panels: ['book'] })
  })

  it('loses panels this version does not know, and the room they had', () => {
    const back = readLayout(textOf(layout), (panel) => !['book', 'fills'].includes(panel))
    expect(back).toEqual({
      kind: 'row',
      size: 860,
      parts: [{ ...group(1000, 'orders') }, group(600, 'ticket')],
    })
    expect(readLayout(textOf(layout), () => false)).toBeNull()
  })

  it('joins a split that is left within one of its own direction', () => {
    const deep: DockNode = {
      kind: 'row',
      size: 860,
      parts: [
        {
          kind: 'column',
          size: 1200,
          parts: [{ kind: 'row', size: 500, parts: [group(300, 'a'), group(900, 'b')] }, group(360, 'gone')],
        },
        group(400, 'c'),
      ],
    }
    const back = readLayout(textOf(deep), (panel) => panel !== 'gone')
    expect(back).toEqual({
      kind: 'row',
      size: 860,
      parts: [group(300, 'a'), group(900, 'b'), group(400, 'c')],
    })
  })

  it('shows a panel once that is in it twice', () => {
    const twice: DockNode = { kind: 'row', size: 860, parts: [group(800, 'a', 'b'), group(800, 'a')] }
    const back = readLayout(textOf(twice), anyPanel)
    expect(back && panelsIn(back)).toEqual(['a', 'b'])
  })

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"grid":{}}',
    '{"grid":{"orientation":"HORIZONTAL"}}',
    '{"grid":{"orientation":"UPWARDS","root":{"type":"leaf","size":1,"data":{"views":["book"]}}}}',
    '{"grid":{"orientation":"VERTICAL","root":{"type":"branch","size":"1","data":[]}}}',
    '{"grid":{"orientation":"VERTICAL","root":{"type":"branch","size":1,"data":[{"type":"leaf"}]}}}',
  ])('that is damaged is none: %s', (text) => {
    expect(readLayout(text, anyPanel)).toBeNull()
  })

  it('of any JSON at all is read without an error', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        readLayout(text, anyPanel)
        readLayout(`{"grid":{"orientation":"VERTICAL","root":${text}}}`, anyPanel)
      }),
    )
  })

  it('is stretched to the room there is', () => {
    const { grid } = toSerialized(layout, { width: 800, height: 430 }, lookOf)
    expect(grid).toMatchObject({ width: 800, height: 430, orientation: 'HORIZONTAL' })
    expect(grid.root).toMatchObject({
      size: 430,
      data: [{ size: 500, data: [{ size: 300 }, { size: 130 }] }, { size: 300 }],
    })
  })
})

describe('panels that have windows of their own', () => {
  const fronts = withInFront(layout, ['orders', 'ticket'])

  it('are kept beside the layout, and no damage of the text matters', () => {
    const kept = JSON.stringify({ ...toSerialized(layout, extent, lookOf), away: ['chart', 7, 'tape'] })
    expect(readAway(kept)).toEqual(['chart', 'tape'])
    expect(readLayout(kept, anyPanel)).toEqual(layout)
    for (const damaged of ['', '{', 'null', '{"away":7}', textOf(layout)])
      expect(readAway(damaged)).toEqual([])
  })

  it('keep their places in the layout while only tabs are changed', () => {
    expect(fronts).toEqual({
      ...layout,
      parts: [
        {
          kind: 'column',
          size: 1000,
          parts: [group(600, 'book'), { ...group(260, 'orders', 'fills'), active: 'orders' }],
        },
        group(600, 'ticket'),
      ],
    })
    const rootOf = (node: DockNode): string => JSON.stringify(toSerialized(node, extent, lookOf).grid.root)
    expect(rootOf(fronts)).not.toBe(rootOf(layout))
    expect(isSameButInFront(rootOf(layout), rootOf(fronts))).toBe(true)
    const wider = { ...layout, parts: [group(900, 'book'), group(700, 'ticket')] } as DockNode
    expect(isSameButInFront(rootOf(layout), rootOf(wider))).toBe(false)
  })
})
