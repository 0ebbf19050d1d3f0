import { X } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import './controls.css'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** A narrow one that asks a single question. */
  small?: boolean
  /** A wide one for tables. */
  wide?: boolean
  /** Without a head of its own; the title is only read out. */
  bare?: boolean
}

/**
 * A modal dialog over the window: keeps the focus, closes with Escape, gives the focus back. The second click of a
 * double click that opened it answers nothing, whatever lies under the hand by then.
 */
export function Dialog({ title, onClose, children, small, wide, bare }: DialogProps): ReactNode {
  const { t } = useTranslation()
  const titleId = useId()
  const element = useRef<HTMLDialogElement>(null)
  const wasPressed = useRef(false)
  const press = ({ detail }: MouseEvent): void => {
    if (detail <= 1) wasPressed.current = true
  }
  const click = (event: MouseEvent): void => {
    if (event.detail <= 1 || wasPressed.current) return
    event.preventDefault()
    event.stopPropagation()
  }
  // Closed before it leaves the page, or the focus would not go back to where it was.
  useLayoutEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      className={small ? 'small' : wide ? 'wide' : bare ? 'bare' : ''}
      aria-labelledby={titleId}
      onMouseDownCapture={press}
      onClickCapture={click}
      // A dialog opened inside of this one cancels itself alone: React lets the event rise.
      onCancel={(event) => event.target === event.currentTarget && onClose()}
    >
      <h2 id={titleId}>{title}</h2>
      <div className="dialog-body">{children}</div>
      {/* The last in order, so that the dialog opens with the focus on what it is for. */}
      <button
        type="button"
        className="icon-button dialog-close"
        aria-label={t('dialog.close')}
        onClick={onClose}
      >
        <X size={16} strokeWidth={1.5} aria-hidden />
      </button>
    </dialog>
  )
}
