import { describe, expect, it } from 'vitest'
import { manualInstall, missingNeeds, needsOf, parseInstalled } from '../../scripts/system-packages'

describe('system packages', () => {
  it('takes only packages that are fully installed', () => {
    const output = 'unzip\tinstalled\ndunst\tconfig-files\nscrot\tnot-installed\nxvfb\tinstalled\n\n'
    expect([...parseInstalled(output)]).toEqual(['unzip', 'xvfb'])
  })

  it('is content with either name of a renamed package', () => {
    const needs = [['libasound2t64', 'libasound2'], ['unzip']] as const
    expect(missingNeeds(needs, new Set(['libasound2', 'unzip']))).toEqual([])
    expect(missingNeeds(needs, new Set(['libasound2t64']))).toEqual([['unzip']])
    expect(missingNeeds(needs, new Set())).toHaveLength(2)
  })

  it('needs all of the start for the desktop too', () => {
    expect(needsOf('desktop')).toEqual(expect.arrayContaining([...needsOf('start')]))
    expect(needsOf('start').flat()).not.toContain('xvfb')
  })

  it('names each package and the command to install them', () => {
    expect(manualInstall(['xvfb', 'dunst'])).toBe(
      'Missing system packages: xvfb dunst. Install them with: sudo apt-get install xvfb dunst',
    )
  })
})
