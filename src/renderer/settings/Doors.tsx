import type { ReactNode } from 'react'

interface DoorsProps {
  label: string
  /** What is behind them, in one line. */
  effect: string
  doors: readonly { name: string; open: () => void }[]
}

/** What is chosen in dialogs of its own. */
export function Doors({ label, effect, doors }: DoorsProps): ReactNode {
  return (
    <div className="option">
      <span className="dim">{label}</span>
      <span className="form-end">
        {doors.map(({ name, open }) => (
          <button key={name} type="button" onClick={open}>
            {name}
          </button>
        ))}
      </span>
      <p className="hint option-effect">{effect}</p>
    </div>
  )
}
