import { toThree } from './figures'
import type { CaseResult } from './runner'

const width = 900
const margin = 20
/** Where the bars' room begins and ends; names stand before it, figures after it. */
const from = 290
const to = 800
const rowHeight = 24
const barHeight = 14
const colours = {
  ground: '#14171c',
  text: '#e6e9ee',
  quiet: '#8b94a1',
  line: '#2a3038',
  one: '#6b7684',
  bar: '#56616f',
  ours: '#3fb68b',
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}

function text(x: number, y: number, content: string, attributes = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y}" ${attributes}>${escaped(content)}</text>`
}

function line(x: number, top: number, bottom: number, colour: string): string {
  return `<line x1="${x.toFixed(1)}" x2="${x.toFixed(1)}" y1="${top}" y2="${bottom}" stroke="${colour}"/>`
}

/** Whole powers of ten around all ratios, and where each ratio lies between them. */
function createAxis(ratios: readonly number[]): { powers: number[]; xOf: (ratio: number) => number } {
  const low = Math.min(0, Math.floor(Math.log10(Math.min(1, ...ratios))))
  const high = Math.max(1, Math.ceil(Math.log10(Math.max(1, ...ratios))))
  return {
    powers: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
    xOf: (ratio) => from + ((to - from) * (Math.log10(ratio) - low)) / (high - low),
  }
}

/**
 * A bar chart of speeds, as SVG. All bars are on one logarithmic axis and begin at 1 ×, the speed of the one compared
 * with: to the right is faster, to the left slower.
 */
export function drawPicture(cases: readonly CaseResult[]): string {
  const { powers, xOf } = createAxis(cases.flatMap(({ results }) => results.map(({ ratio }) => ratio)))
  const one = xOf(1)
  const parts: string[] = []
  let y = margin
  for (const { name, baseline, results } of cases) {
    y += 30
    parts.push(text(margin, y, name, `font-weight="600" fill="${colours.text}"`))
    parts.push(
      text(width - margin, y, `compared with ${baseline}`, `text-anchor="end" fill="${colours.quiet}"`),
    )
    const top = y + 10
    const bottom = top + rowHeight * results.length + 4
    for (const power of powers) parts.push(line(xOf(power), top, bottom, colours.line))
    for (const { name: who, ratio } of [...results].sort((a, b) => b.ratio - a.ratio)) {
      y += rowHeight
      const [start, end] = [Math.min(one, xOf(ratio)), Math.max(one, xOf(ratio))]
      const colour = who.startsWith('Paradesk') ? colours.ours : colours.bar
      parts.push(text(from - 14, y + 5, who, `text-anchor="end" fill="${colours.text}"`))
      parts.push(
        `<rect x="${start.toFixed(1)}" y="${y - 7}" width="${Math.max(2, end - start).toFixed(1)}" height="${barHeight}" rx="2" fill="${colour}"/>`,
      )
      parts.push(
        text(width - margin, y + 5, `${toThree(ratio)} ×`, `text-anchor="end" fill="${colours.text}"`),
      )
    }
    parts.push(line(one, top, bottom, colours.one))
    y = bottom
    for (const power of powers)
      parts.push(
        text(
          xOf(power),
          y + 14,
          `${power.toLocaleString('en')} ×`,
          `text-anchor="middle" font-size="11" fill="${colours.quiet}"`,
        ),
      )
    y += 22
  }
  const height = y + margin
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif" font-size="14">
<rect width="${width}" height="${height}" rx="8" fill="${colours.ground}"/>
${parts.join('\n')}
</svg>
`
}
