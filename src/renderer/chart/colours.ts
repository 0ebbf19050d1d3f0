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

/** Paints now and with every change of theme or palette; returns what ends it. */
export function keepPainted(paint: () => void): () => void {
  paint()
  const system = matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', paint)
  // The page takes a theme or a palette on after its panels have been drawn.
  const page = new MutationObserver(paint)
  page.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-palette'] })
  return () => {
    system.removeEventListener('change', paint)
    page.disconnect()
  }
}

/** A colour of `rgb(…)` seen through: `share` of 1 is all of it. */
export function faded(colour: string, share: number): string {
  const [r = '0', g = '0', b = '0'] = colour.match(/[\d.]+/g) ?? []
  return `rgba(${r}, ${g}, ${b}, ${share})`
}
