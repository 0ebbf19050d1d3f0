import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Box } from './place'
import { placeBeside } from './place'
import { stopsInSight } from './stops'
import { useKeys } from './useKeys'
import './tour.css'

const CARD = { width: 320, height: 190 }

const find = (selector: string): DOMRect | undefined =>
  document.querySelector(selector)?.getBoundingClientRect()

/** Walks past the parts of the desk, one card each; a modal dialog, so that the keyboard stays in it. */
export function Tour({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const keys = useKeys()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const next = useRef<HTMLButtonElement>(null)
  const [stops] = useState(() => stopsInSight((selector) => (find(selector)?.width ?? 0) > 0))
  const [at, setAt] = useState(0)
  const stop = stops[at]
  const box = useBox(stop?.selector)
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    next.current?.focus()
    return () => element?.close()
  }, [])
  const go = (by: 1 | -1): void => {
    if (at + by >= stops.length) onClose()
    else setAt(Math.max(0, at + by))
  }
  const listen = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
    event.preventDefault()
    go(event.key === 'ArrowRight' ? 1 : -1)
  }
  const page = { width: window.innerWidth, height: window.innerHeight }
  return (
    <dialog ref={dialog} className="tour" aria-labelledby={titleId} onCancel={onClose} onKeyDown={listen}>
      {box && <div className="tour-ring" style={{ ...box }} />}
      <div
        className="tour-card"
        style={{ width: CARD.width, ...placeBeside(box ?? middleOf(page), CARD, page) }}
      >
        <div aria-live="polite">
          <p className="faint">{t('tour.step', { step: at + 1, steps: stops.length })}</p>
          <h2 id={titleId}>{stop ? t(`tour.${stop.id}.title`) : t('tour.title')}</h2>
          {stop && <p>{t(`tour.${stop.id}.body`, keys)}</p>}
        </div>
        <div className="tour-ways">
          <button ref={next} type="button" className="primary" onClick={() => go(1)}>
            {t(at + 1 < stops.length ? 'tour.next' : 'tour.done')}
          </button>
          <button type="button" aria-disabled={at === 0 || undefined} onClick={() => go(-1)}>
            {t('tour.back')}
          </button>
          <button type="button" className="link" onClick={onClose}>
            {t('tour.skip')}
          </button>
        </div>
      </div>
    </dialog>
  )
}

const middleOf = ({ width, height }: Pick<Box, 'width' | 'height'>): Box => ({
  left: width / 2,
  top: height / 2,
  width: 0,
  height: 0,
})

/** Where a part of the page is, also after the window has changed its size. */
function useBox(selector: string | undefined): Box | null {
  const [box, setBox] = useState<Box | null>(null)
  useEffect(() => {
    const measure = (): void => {
      const found = selector === undefined ? undefined : find(selector)
      setBox(found ? { left: found.left, top: found.top, width: found.width, height: found.height } : null)
    }
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [selector])
  return box
}
