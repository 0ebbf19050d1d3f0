/** A part of the page, in pixels. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

const GAP = 12

/**
 * Where a card of this size goes, so that it is in the page whole and covers the box as little as can be:
 * right of it, left, below, above, and inside at its lower end where no side has room.
 */
export function placeBeside(
  box: Box,
  card: Pick<Box, 'width' | 'height'>,
  page: Pick<Box, 'width' | 'height'>,
): Pick<Box, 'left' | 'top'> {
  const within = (value: number, most: number): number => Math.max(GAP, Math.min(value, most - GAP))
  const left = within(box.left, page.width - card.width)
  const top = within(box.top, page.height - card.height)
  const right = box.left + box.width
  const bottom = box.top + box.height
  if (right + card.width + 2 * GAP <= page.width) return { left: right + GAP, top }
  if (box.left - card.width - 2 * GAP >= 0) return { left: box.left - card.width - GAP, top }
  if (bottom + card.height + 2 * GAP <= page.height) return { left, top: bottom + GAP }
  if (box.top - card.height - 2 * GAP >= 0) return { left, top: box.top - card.height - GAP }
  return {
    left: within(right - card.width - GAP, page.width - card.width),
    top: within(bottom - card.height - GAP, page.height - card.height),
  }
}
