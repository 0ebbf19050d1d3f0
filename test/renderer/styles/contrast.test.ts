import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
const tokens = readFileSync(new URL('../../../src/renderer/styles/tokens.css', import.meta.url), 'utf8')

type Theme = 'light' | 'dark'

/** Each colour token of the sheet with all it may be in that theme: the usual one and that of the other palette. */
function coloursOf(theme: Theme): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [, name = '', light = '', dark = ''] of tokens.matchAll(
    /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
  ))
    found.set(name, [...(found.get(name) ?? []), theme === 'light' ? light : dark])
  return found
}

const channels = (colour: string): number[] =>
  [1, 3, 5].map((from) => parseInt(colour.slice(from, from + 2), 16) / 255)

/** Relative luminance, as the Web Content Accessibility Guidelines define it. */
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: readonly number[], b: readonly number[]): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const mix = (part: string, share: number, rest: string): number[] => {
  const base = channels(rest)
  return channels(part).map((c, i) => c * share + (base[i] ?? 0) * (1 - share))
}

/** Pairs of these tokens whose contrast is under a limit. */
function weakPairs(
  theme: Theme,
  fronts: readonly string[],
  backs: readonly string[],
  least: number,
): string[] {
  const colours = coloursOf(theme)
  return fronts.flatMap((front) =>
    backs.flatMap((back) =>
      (colours.get(front) ?? ['#']).flatMap((a) =>
        (colours.get(back) ?? ['#']).flatMap((b) => {
          const ratio = contrast(channels(a), channels(b))
          return ratio >= least ? [] : [`${front} ${a} on ${back} ${b}: ${ratio.toFixed(2)}`]
        }),
      ),
    ),
  )
}

const grounds = ['surface', 'panel', 'raised', 'field']
const tones = ['up', 'down', 'warning', 'danger', 'accent']

describe.each(['light', 'dark'] as const)('the colours of the %s theme', (theme) => {
  it('are all read from the sheet', () => {
    const names = [...coloursOf(theme).keys()]
    for (const name of [...grounds, ...tones, 'text', 'text-dim', 'text-faint', 'line-strong', 'on-tone'])
      expect(names).toContain(name)
    expect(coloursOf(theme).get('up')).toHaveLength(2)
  })

  it('keep text at 4.5 to 1 on whatever it stands', () => {
    expect(weakPairs(theme, ['text', 'text-dim', 'text-faint', ...tones], grounds, 4.5)).toEqual([])
  })

  it('keep text on a filled button at 4.5 to 1', () => {
    expect(weakPairs(theme, ['on-tone'], tones, 4.5)).toEqual([])
  })

  it('keep lines that carry meaning at 3 to 1', () => {
    expect(weakPairs(theme, ['line-strong', ...tones], grounds, 3)).toEqual([])
  })

  it('keep text on a banner of any tone at 4.5 to 1', () => {
    const colours = coloursOf(theme)
    const [panel = ''] = colours.get('panel') ?? []
    const [text = ''] = colours.get('text') ?? []
    for (const tone of ['warning', 'danger', 'text-dim'])
      for (const colour of colours.get(tone) ?? [])
        expect(contrast(channels(text), mix(colour, 0.22, panel))).toBeGreaterThanOrEqual(4.5)
  })

  it('keep text on the bars of the book at 4.5 to 1', () => {
    const colours = coloursOf(theme)
    const [panel = ''] = colours.get('panel') ?? []
    for (const tone of ['up', 'down'])
      for (const [palette, bar] of (colours.get(tone) ?? []).entries())
        for (const front of [
          colours.get('text')?.[0],
          colours.get('text-dim')?.[0],
          colours.get(tone)?.[palette],
        ])
          expect(contrast(channels(front ?? ''), mix(bar, 0.09, panel))).toBeGreaterThanOrEqual(4.5)
  })

  it('keep the line about the environment at 4.5 to 1, its link too', () => {
    const colours = coloursOf(theme)
    const [panel = ''] = colours.get('panel') ?? []
    for (const front of ['text-dim', 'accent'])
      for (const environment of ['accent', 'warning', 'line-strong'])
        expect(
          contrast(
            channels(colours.get(front)?.[0] ?? ''),
            mix(colours.get(environment)?.[0] ?? '', 0.1, panel),
          ),
        ).toBeGreaterThanOrEqual(4.5)
  })
})
