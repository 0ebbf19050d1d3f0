// @vitest-environment happy-dom
import { act } from 'react'
import { I18nextProvider } from 'react-i18next'
import { expect, it } from 'vitest'
import type { HistoryPage } from '../../../src/preload/records'
import { openDesk } from '../../../src/renderer/desk'
import { HistoryPanel } from '../../../src/renderer/history/HistoryPanel'
import { createI18n, type SpokenLanguage } from '../../../src/renderer/i18n'
import { SessionContext } from '../../../src/renderer/session'
import { createWorkspace } from '../../../src/renderer/workspace'
import { mount } from '../mount'
import { createFakeDesk } from '../fake-desk'
import { order, profile, snapshot } from '../samples'

/** The title of the dialog that a press on the one order of the past opens. */
async function titleOfOrder(language: SpokenLanguage): Promise<string | null | undefined> {
  const past: HistoryPage = { kind: 'orders', entries: [order()], cursor: null }
  const bridge = createFakeDesk(
    () => snapshot({ profiles: [profile()], activeProfile: profile().id, activeAddress: profile().address }),
    { 'history:read': () => ({ ok: true, value: past }) },
  )
  const desk = await openDesk(bridge)
  await mount(
    <I18nextProvider i18n={createI18n(language)}>
      <SessionContext value={{ desk, workspace: createWorkspace() }}>
        <HistoryPanel />
      </SessionContext>
    </I18nextProvider>,
  )
  await act(async () => document.querySelector<HTMLElement>('tbody tr[data-key]')?.click())
  return document.querySelector('dialog h2')?.textContent
}

it.each([
  ['en', 'Order'],
  ['zh-CN', '订单详情'],
] as const)('names one order for what it is: %s', async (language, title) => {
  expect(await titleOfOrder(language)).toBe(title)
})
