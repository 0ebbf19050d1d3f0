import { expect, it } from 'vitest'
import { updateSettings } from '../../scripts/desk-app'
import { openStage, until } from './stage'

interface Offer {
  label: string
  enabled: boolean
}

it('the right button cuts, copies and pastes in fields, and copies what is marked', async () => {
  const { window, application } = await openStage()
  // The menu is the desktop's own and no page: what it offers is read, and chosen, in main.
  await application.evaluate(({ Menu, BrowserWindow }) => {
    const shared = globalThis as { menus?: unknown[]; choose?: (label: string) => void }
    shared.menus = []
    Menu.prototype.popup = function popup() {
      const items = this.items.filter(({ type }) => type !== 'separator')
      shared.menus?.push(items.map(({ label, enabled }) => ({ label, enabled })))
      const [target] = BrowserWindow.getAllWindows()
      shared.choose = (label) => {
        items.find((item) => item.label === label)?.click({}, target, target?.webContents)
      }
    }
  })
  const offered = () => application.evaluate(() => (globalThis as { menus?: Offer[][] }).menus ?? [])
  const choose = (label: string) =>
    application.evaluate((_, wanted) => {
      ;(globalThis as { choose?: (label: string) => void }).choose?.(wanted)
    }, label)

  await application.evaluate(({ clipboard }) => clipboard.writeText('BTC'))
  const search = window.getByRole('searchbox', { name: 'Search markets' }).first()
  await search.click({ button: 'right' })
  await until('it is offered', async () => (await offered()).length === 1)
  expect((await offered())[0]).toMatchObject([
    { label: 'Cut', enabled: false },
    { label: 'Copy', enabled: false },
    { label: 'Paste', enabled: true },
    { label: 'Select all' },
  ])
  await choose('Paste')
  await until('it is pasted', async () => (await search.inputValue()) === 'BTC')
  await search.selectText()
  await search.click({ button: 'right' })
  await until('it is offered again', async () => (await offered()).length === 2)
  expect((await offered())[1]?.every(({ enabled }) => enabled)).toBe(true)

  // What is typed as a secret can be pasted, and comes out of its field by no way.
  await updateSettings(window, { language: 'zh-CN' })
  await window.getByRole('button', { name: '连接真实账户' }).click()
  const key = window.getByLabel('私钥')
  await key.fill('0x123')
  await key.selectText()
  await key.click({ button: 'right' })
  await until('it is offered there', async () => (await offered()).length === 3)
  expect((await offered())[2]).toMatchObject([
    { label: '剪切', enabled: false },
    { label: '复制', enabled: false },
    { label: '粘贴', enabled: true },
    { label: '全选' },
  ])
})
