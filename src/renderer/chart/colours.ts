/** The colours of the chart, as the style sheet has them now. */
export interface ChartColours {
  surface: string
  line: string
  text: string
  accent: string
  up: string
  down: string
  danger: string
  face: string
}

/** Reads the tokens where they are in force; a canvas knows no variables. */
export function readColours(element: HTMLElement): ChartColours {
  const probe = document.createElement('span')
  probe.hidden = true
  element.append(probe)
  const read = (token: string): string => {
    probe.style.color = `var(--${token})`
    return getComputedStyle(probe).color
  }
  const colours: ChartColours = {
    surface: read('panel'),
    line: read('line'),
    text: read('text-dim'),
    accent: read('accent'),
    up: read('up'),
    down: read('down'),
    danger: read('danger'),
    face: getComputedStyle(element).fontFamily,
  }
  probe.remove()
  return colours
}

/** A colour of `rgb(…)` seen through: `share` of 1 is all of it. */
export function faded(colour: string, share: number): string {
  const [r = '0', g = '0', b = '0'] = colour.match(/[\d.]+/g) ?? []
  return `rgba(${r}, ${g}, ${b}, ${share})`
}
