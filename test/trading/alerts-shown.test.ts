import { describe, expect, it } from 'vitest'
import type { Alert, AlertKind } from '../../src/preload/model'
import { shownMost, withAlert } from '../../src/trading/alerts-shown'

const alert = (kind: AlertKind, atMs: number): Alert => ({
  id: `${kind} ${atMs}`,
  kind,
  title: '',
  body: '',
  market: null,
  orderId: null,
  atMs,
  ...(kind === 'rejection' && { mustSee: true }),
})

describe('the alerts a window holds', () => {
  it('has the newest first, and one that is told again once', () => {
    const told = [alert('fill', 1), alert('rejection', 2), alert('fill', 1)]
    expect(told.reduce(withAlert, []).map(({ id }) => id)).toEqual(['fill 1', 'rejection 2'])
  })

  it('keeps a rejection through a day of fills, and no more fills than there is room for', () => {
    let shown = withAlert([], alert('rejection', 0))
    for (let atMs = 1; atMs <= 10_000; atMs++) shown = withAlert(shown, alert('fill', atMs))
    expect(shown).toHaveLength(1 + shownMost)
    expect(shown[0]?.id).toBe('fill 10000')
    expect(shown.at(-1)?.id).toBe('rejection 0')
  })

  it('lets the oldest of the same sort go', () => {
    let shown: Alert[] = []
    for (let atMs = 0; atMs <= shownMost; atMs++) shown = withAlert(shown, alert('rejection', atMs))
    expect(shown.map(({ atMs }) => atMs)).toEqual(
      Array.from({ length: shownMost }, (_, place) => shownMost - place),
    )
  })
})
