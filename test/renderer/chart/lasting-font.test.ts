// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { createLastingFont } from '../../../src/renderer/chart/lasting-font'

afterEach(() => vi.restoreAllMocks())

/** Canvases whose contexts have a font and nothing else; a new size takes it from them, as in a browser. */
function stage() {
  const contexts = new WeakMap<HTMLCanvasElement, { font: string }>()
  const fontOf = (canvas: HTMLCanvasElement) => {
    const context = contexts.get(canvas) ?? { font: '10px sans-serif' }
    contexts.set(canvas, context)
    return context
  }
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (this: HTMLCanvasElement) {
    return fontOf(this) as never
  })
  const element = document.createElement('div')
  document.body.append(element)
  const add = () => element.appendChild(document.createElement('canvas'))
  const resize = (canvas: HTMLCanvasElement, width: number) => {
    canvas.setAttribute('width', String(width))
    contexts.set(canvas, { font: '10px sans-serif' })
  }
  return { element, add, resize, fontOf }
}

it('is on the canvases there are, on those that come, and on one that gets another size', async () => {
  const { element, add, resize, fontOf } = stage()
  const first = add()
  const lasting = createLastingFont(element)
  lasting.set('11px Inter')
  expect(fontOf(first).font).toBe('11px Inter')
  const second = add()
  await vi.waitFor(() => expect(fontOf(second).font).toBe('11px Inter'))
  resize(first, 300)
  await vi.waitFor(() => expect(fontOf(first).font).toBe('11px Inter'))
  lasting.stop()
  resize(first, 400)
  await new Promise((resolve) => setTimeout(resolve))
  expect(fontOf(first).font).toBe('10px sans-serif')
})
