/** The font of an element's canvases while nobody draws. */
export interface LastingFont {
  /** Sets it on all there are and all that come, as CSS writes it. */
  set(font: string): void
  stop(): void
}

/**
 * Keeps a font on the canvases of an element. A chart sets its own for each drawing, and gives it back after; where it
 * is a font of the page, Chromium then makes another face of it after each collection of garbage, 50 kB each, and keeps
 * some 300. What is set already is not looked up.
 */
export function createLastingFont(element: HTMLElement): LastingFont {
  let font = ''

  function apply(): void {
    for (const canvas of element.querySelectorAll('canvas')) {
      const context = canvas.getContext('2d')
      if (context && font !== '') context.font = font
    }
  }

  // A canvas forgets it with each new size.
  const watching = new MutationObserver(apply)
  watching.observe(element, { subtree: true, childList: true, attributeFilter: ['width', 'height'] })
  return {
    set(next) {
      font = next
      apply()
    },
    stop: () => watching.disconnect(),
  }
}
