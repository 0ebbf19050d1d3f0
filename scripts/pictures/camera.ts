import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Settings } from '../../src/preload/model'
import { updateSettings } from '../desk-app'
import { projectRoot } from '../project'
import { until } from '../until'

/** Where the pictures go: a few are in the README, those below `states/` stay out of git. */
export const imagesFolder = join(projectRoot, 'docs', 'images')

/** What the window wears for a picture. */
export interface Look {
  theme: 'dark' | 'light'
  language: Settings['language'] & ('en' | 'zh-CN')
}

export const looks: readonly Look[] = [
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'zh-CN' },
]

/** The look as part of a file's name. */
export const nameOf = ({ theme, language }: Look): string => `${theme}-${language === 'en' ? 'en' : 'zh'}`

/** Puts the look on, and waits until the window wears it. */
export async function dress(window: Page, look: Look): Promise<void> {
  await updateSettings(window, look)
  await until('the look', async () =>
    window.evaluate(
      ({ theme, language }) =>
        document.documentElement.dataset.theme === theme && document.documentElement.lang === language,
      look,
    ),
  )
}

/** Waits until what has just been asked for is on the screen. */
export async function drawn(window: Page): Promise<void> {
  await window.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
}

/** Photographs the window, or a part of it, into a file of that name below the images. */
export async function take(
  window: Page,
  name: string,
  clip?: { x: number; y: number; width: number; height: number },
): Promise<void> {
  const path = join(imagesFolder, name)
  await mkdir(dirname(path), { recursive: true })
  await drawn(window)
  await window.screenshot({ path, animations: 'disabled', ...(clip && { clip }) })
}
