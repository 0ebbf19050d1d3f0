import type { Page } from 'playwright-core'
import type { Look } from './camera'

/** What is the same in every language: names, abbreviations, keys, addresses, files. */
const names =
  /(GET|POST|DELETE|PUT) \S+|Paradesk|Paradex|Binance|Bybit|Hyperliquid|Electron|Starknet|Lightweight Charts|TradingView|English|Alt|Ctrl|Enter|Esc|Shift|Space|Backspace|Socket|\b[A-Z]{2,}\b|\.env|localhost|zip|\w+\.(json|txt)|(https?|wss?):\S+|www\.\S+|0x[0-9a-f…]+|pd-[0-9a-f]+/g

/** What cannot be read on the page as it is: text that is cut, covered or outside, and words of another language. */
export async function findIllegible(
  window: Page,
  { language }: Pick<Look, 'language'>,
  root = 'body',
): Promise<string[]> {
  const { faults, texts } = await window.evaluate(lookThrough, root)
  if (language === 'en') return faults
  const foreign = texts.filter((text) => /[a-z]{3,}/i.test(text.replace(names, '')))
  return [...faults, ...foreign.map((text) => `not Chinese: “${text}”`)]
}

/** Runs in the page. */
function lookThrough(root: string): { faults: string[]; texts: string[] } {
  // No function has a name in here: the bundler would mark it by one that the page has not.
  const found: [kind: string, element: Element, text: string][] = []
  const texts = new Set<string>()
  const walker = document.createTreeWalker(
    document.querySelector(root) ?? document.body,
    NodeFilter.SHOW_TEXT,
  )
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? ''
    const element = node.parentElement
    if (
      !text.trim() ||
      !element ||
      element.closest('script, style, option, code, pre, [cmdk-label], .visually-hidden, .pad')
    )
      continue
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const rect = range.getBoundingClientRect()
    if (rect.width < 2 || rect.height < 2) continue
    let isScrolledAway = false
    let isCut = false
    for (
      let around: Element | null = element;
      around && around !== document.body;
      around = around.parentElement
    ) {
      const { overflowX, overflowY, textOverflow, clipPath, position } = getComputedStyle(around)
      if (clipPath !== 'none') isScrolledAway = true
      const box = around.getBoundingClientRect()
      const sideways = rect.right > box.right + 1 || rect.left < box.left - 1
      const upright = rect.bottom > box.bottom + 2 || rect.top < box.top - 2
      if (sideways && /auto|scroll/.test(overflowX)) {
        isScrolledAway = true
        if (!isCut) found.push(['a scroll away sideways', element, text])
      }
      if (upright && /auto|scroll/.test(overflowY)) isScrolledAway = true
      if (isScrolledAway || isCut) continue
      if ((sideways && overflowX !== 'visible') || (upright && overflowY !== 'visible')) {
        isCut = true
        if (textOverflow !== 'ellipsis') found.push(['cut', element, text])
        else if (element.closest('[title]') === null) found.push(['cut without a title', element, text])
      } else if (sideways && around.matches('td, th, button, .tag, dd, dt')) {
        found.push(['wider than its place', element, text])
      }
      if (position === 'fixed') break
    }
    if (isScrolledAway) continue
    // An alert is kept as it was told, in the language of its time.
    if (!element.closest('.alert-told')) texts.add(text.trim())
    if (isCut) continue
    if (rect.right > innerWidth + 1 || rect.bottom > innerHeight + 1 || rect.left < -1 || rect.top < -1) {
      found.push(['outside the window', element, text])
      continue
    }
    // What lets the pointer through is never what the page finds at a place.
    if (getComputedStyle(element).pointerEvents === 'none') continue
    for (const x of [rect.left + 2, rect.right - 2]) {
      const top = document.elementFromPoint(x, rect.top + rect.height / 2)
      if (!top || top.contains(element) || element.contains(top)) continue
      // Of a dialog, what is behind it; of a list, what has scrolled below its head or its foot.
      if (
        top.closest('dialog') !== element.closest('dialog') ||
        top.closest('.menu-sheet, th, .markets-sheet, .ticket-foot')
      )
        continue
      found.push([`covered by ${top.tagName.toLowerCase()}.${top.getAttribute('class')}`, element, text])
      break
    }
  }
  const faults = found.map(([kind, element, text]) => {
    const place = [element.parentElement, element].map(
      (one) => `${one?.tagName.toLowerCase()}.${one?.getAttribute('class')?.trim().replaceAll(/\s+/g, '.')}`,
    )
    const part = element.closest('dialog, .panel, .topbar, .market-header, .notice')?.getAttribute('class')
    return `${kind}: “${text.trim().slice(0, 60).replaceAll(/\d+/g, '#')}” at ${place.join(' > ')} in ${part}`
  })
  return { faults: [...new Set(faults)], texts: [...texts] }
}
