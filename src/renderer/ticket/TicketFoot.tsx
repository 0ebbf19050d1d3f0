import type { ReactNode } from 'react'
import { useId } from 'react'
import type { Side } from '../../preload/model'
import { useSession } from '../session'
import { ClosedLine } from './ClosedLine'
import type { Closed } from './gate'
import { SubmitButton } from './SubmitButton'

interface TicketFootProps {
  /** What sending would cost. */
  costs: ReactNode
  side: Side
  /** What pressing the button does. */
  deed: string
  /** Nothing is missing or wrong: pressing sends. */
  ready: boolean
  busy: boolean
  /** Sentences against sending that do not keep it from being sent. */
  warnings: readonly { key: string; text: ReactNode }[]
  closed: Closed | null
  /** What became of the last press. */
  outcome: ReactNode
}

/**
 * The button, always in sight and in its place; above it what pressing it costs, warnings, and why it is closed or
 * what became of the last press. However long the form is, nothing is sent whose costs are not in sight.
 */
export function TicketFoot(props: TicketFootProps): ReactNode {
  const { costs, side, deed, ready, busy, warnings, closed, outcome } = props
  const { workspace } = useSession()
  const warningsId = useId()
  return (
    <div className="ticket-foot">
      {costs}
      <ul className="ticket-warnings" id={warningsId}>
        {warnings.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
      <div className="ticket-fate">
        {closed ? (
          <ClosedLine
            reason={closed}
            onAddAccount={() => workspace.update((now) => ({ ...now, dialog: 'accounts' }))}
          />
        ) : (
          outcome
        )}
      </div>
      <SubmitButton side={side} ready={ready} disabled={closed !== null || busy} describedBy={warningsId}>
        {deed}
      </SubmitButton>
    </div>
  )
}
