import { toThree } from './figures'
import type { CaseResult } from './runner'

const width = 860
const labelWidth = 260
const barWidth = 480
const rowHeight = 24
const colours = { ground: '#14171c', text: '#e6e9ee', quiet: '#8b94a1', bar: '#56616f', ours: '#3fb68b' }

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}

function text(x: number, y: number, content: string, attributes = ''): string {
  return `<text x="${x}" y="${y}" ${attributes}>${escaped(content)}</text>`
}

/** A bar chart of speeds, as SVG; bars of a case share one logarithmic scale from its slowest on. */
export function drawPicture(cases: readonly CaseResult[]): string {
  const parts: string[] = []
  let y = 20
  for (const { name, baseline, results } of cases) {
    y += 26
    parts.push(text(20, y, name, `font-weight="600" fill="${colours.text}"`))
    parts.push(text(width - 20, y, `× ${baseline}`, `text-anchor="end" fill="${colours.quiet}"`))
    const slowest = Math.min(...results.map(({ ratio }) => ratio))
    const fastest = Math.max(...results.map(({ ratio }) => ratio))
    const span = Math.max(Math.log(fastest / slowest), 0.01)
    for (const { name: who, ratio } of [...results].sort((a, b) => b.ratio - a.ratio)) {
      y += rowHeight
      const length = 40 + (barWidth - 40) * (Math.log(ratio / slowest) / span)
      const colour = who.startsWith('Paradesk') ? colours.ours : colours.bar
      parts.push(text(labelWidth, y, who, `text-anchor="end" fill="${colours.text}"`))
      parts.push(
        `<rect x="${labelWidth + 12}" y="${y - 13}" width="${length.toFixed(1)}" height="17" rx="3" fill="${colour}"/>`,
      )
      parts.push(text(labelWidth + 20 + length, y, `${toThree(ratio)} ×`, `fill="${colours.text}"`))
    }
    y += 14
  }
  const height = y + 20
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif" font-size="14">
<rect width="${width}" height="${height}" rx="8" fill="${colours.ground}"/>
${parts.join('\n')}
</svg>
`
}
