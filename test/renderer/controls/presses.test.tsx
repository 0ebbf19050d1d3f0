// @vitest-environment happy-dom
import type { ReactNode } from 'react'
import { act } from 'react'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import { DayField } from '../../../src/renderer/controls/DayField'
import { SureButton } from '../../../src/renderer/controls/SureButton'
import { createI18n } from '../../../src/renderer/i18n'
import { PageFoot } from '../../../src/renderer/paging/PageFoot'
import { useOneAtATime } from '../../../src/renderer/controls/useOneAtATime'
import { mount } from '../mount'

async function draw(what: ReactNode): Promise<(detail: number) => Promise<string | null>> {
  await mount(what)
  return async (detail) => {
    const button = document.querySelector('button')
    await act(async () => button?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail })))
    return document.querySelector('button')?.textContent ?? null
  }
}

describe('a button that asks whether one is sure', () => {
  it('takes a double click for the first press, and does it at the next one', async () => {
    let done = 0
    const click = await draw(<SureButton ask="Remove" sure="Really remove" onSure={() => (done += 1)} />)
    expect(await click(1)).toBe('Really remove')
    expect(await click(2)).toBe('Really remove')
    expect(done).toBe(0)
    expect(await click(1)).toBe('Remove')
    expect(done).toBe(1)
  })

  it('hears a key, whose clicks count none', async () => {
    let done = 0
    const click = await draw(<SureButton ask="Remove" sure="Really remove" onSure={() => (done += 1)} />)
    await click(0)
    await click(0)
    expect(done).toBe(1)
  })
})

describe('one thing at a time', () => {
  it('is asked for once until it is answered', async () => {
    const answers: (() => void)[] = []
    let asked = 0
    function Asking(): ReactNode {
      const one = useOneAtATime()
      const ask = (): Promise<void> => {
        asked += 1
        return new Promise((resolve) => answers.push(resolve))
      }
      return <button onClick={() => void one(ask)}>ask</button>
    }
    const click = await draw(<Asking />)
    await click(1)
    await click(2)
    expect(asked).toBe(1)
    await act(async () => answers.shift()?.())
    await click(1)
    expect(asked).toBe(2)
  })
})

describe('what is under the hand while it waits', () => {
  it('keeps the focus of the way to more of a list', async () => {
    const reading = { phase: 'ready' as const, hasMore: true, begunAnew: false, problem: null }
    const reader = { reload: async () => undefined, more: async () => undefined }
    const foot = (phase: 'ready' | 'loadingMore'): ReactNode => (
      <I18nextProvider i18n={createI18n('en')}>
        <PageFoot reading={{ ...reading, phase }} count={100} reader={reader} />
      </I18nextProvider>
    )
    const root = await mount(foot('ready'))
    const more = document.querySelector('button')
    more?.focus()
    await act(async () => root.render(foot('loadingMore')))
    expect(more?.disabled).toBe(false)
    expect(more?.getAttribute('aria-disabled')).toBe('true')
    expect(document.activeElement).toBe(more)
  })
})

it('takes the digits of a day as a Chinese keyboard may write them', async () => {
  const days: string[] = []
  await mount(<DayField label="From" value="" onChange={(day) => days.push(day)} />)
  const field = document.querySelector('input')
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
      field,
      '２０２６－０３－1x',
    )
    field?.dispatchEvent(new Event('input', { bubbles: true }))
  })
  expect(days).toEqual(['2026-03-1'])
})
