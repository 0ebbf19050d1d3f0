// @vitest-environment happy-dom
import { I18nextProvider } from 'react-i18next'
import { expect, it } from 'vitest'
import { openDesk } from '../../../src/renderer/desk'
import { createI18n } from '../../../src/renderer/i18n'
import { NoticeBar } from '../../../src/renderer/notice/NoticeBar'
import { SessionContext } from '../../../src/renderer/session'
import { createWorkspace } from '../../../src/renderer/workspace'
import { createFakeDesk } from '../fake-desk'
import { mount } from '../mount'
import { connection, snapshot } from '../samples'

it.each([5, -5])('says what is read of the past also with a maintenance %i minutes away', async (minutes) => {
  const startsAtMs = Date.now() + minutes * 60_000
  const maintenance = { startsAtMs, endsAtMs: startsAtMs + 15 * 60_000 }
  const bridge = createFakeDesk(() =>
    snapshot({ connection: connection({ maintenance }), past: { phase: 'reading', entries: 12 } }),
  )
  const desk = await openDesk(bridge)
  await mount(
    <I18nextProvider i18n={createI18n('en')}>
      <SessionContext value={{ desk, workspace: createWorkspace() }}>
        <NoticeBar />
      </SessionContext>
    </I18nextProvider>,
  )
  expect(document.querySelector('.countdown')).not.toBeNull()
  expect(document.querySelector('.past-sign')?.textContent).toContain('12')
})
