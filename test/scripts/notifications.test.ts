import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mergeNotifications, readNotifications } from '../../scripts/desktop/notifications'
import { projectRoot } from '../../scripts/project'

const record = (...fields: string[]) => fields.map((field) => `${field}\0`).join('')

describe('merging what was shown', () => {
  it('keeps the order and every character', () => {
    const records = [
      record('1', 'Paradesk', 'Filled · 已成交', 'a\nb "c"', 'NORMAL'),
      record('2', 'x', '', '', 'LOW'),
    ]
    expect(mergeNotifications(records)).toEqual([
      {
        id: 1,
        appname: 'Paradesk',
        summary: 'Filled · 已成交',
        body: 'a\nb "c"',
        urgency: 'NORMAL',
        count: 1,
      },
      { id: 2, appname: 'x', summary: '', body: '', urgency: 'LOW', count: 1 },
    ])
  })

  it('takes the newest text of a replaced notification and counts both', () => {
    const records = [record('1', 'x', 'old', '', 'LOW'), record('1', 'x', 'new', '', 'LOW')]
    expect(mergeNotifications(records)).toMatchObject([{ id: 1, summary: 'new', count: 2 }])
  })

  it('refuses a record without a number', () => {
    expect(() => mergeNotifications(['nonsense'])).toThrow("Not a notification's record")
  })
})

describe.runIf(process.platform === 'linux')('the recorder that the notification daemon runs', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'paradesk-notifications-'))
  })
  afterEach(async () => rm(folder, { recursive: true }))

  it('leaves a record that reads back as it was shown', async () => {
    const recorder = join(projectRoot, 'scripts', 'desktop', 'record-notification.sh')
    const env = {
      ...process.env,
      PARADESK_NOTIFICATIONS: folder,
      DUNST_ID: '7',
      DUNST_APP_NAME: 'Paradesk',
      DUNST_SUMMARY: "Filled %s \\n 'quoted'",
      DUNST_BODY: '买入\n0.1 BTC',
      DUNST_URGENCY: 'NORMAL',
    }
    await promisify(execFile)(recorder, { env })
    expect(await readNotifications(folder)).toEqual([
      {
        id: 7,
        appname: 'Paradesk',
        summary: "Filled %s \\n 'quoted'",
        body: '买入\n0.1 BTC',
        urgency: 'NORMAL',
        count: 1,
      },
    ])
  })

  it('does not show a record that is being written', async () => {
    await writeFile(join(folder, '1-1.part'), 'half')
    expect(await readdir(folder)).toHaveLength(1)
    expect(await readNotifications(folder)).toEqual([])
  })
})
