import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { Market } from '../../preload/model'
import { useCarried } from '../carried'
import { useCommand } from '../commands/registry'
import { useSession, useWorkspace } from '../session'
import type { Workspace } from '../workspace'
import type { Draft } from './draft'
import { emptyDraft } from './draft'
import { emptyLadder, takePrice } from './ladder-draft'
import { ScaledForm } from './ScaledForm'
import { SingleForm } from './SingleForm'
import { TicketHead } from './TicketHead'
import { TwapForm } from './TwapForm'
import type { Mode } from './TypeChooser'

const pickPrice = (workspace: Workspace): Workspace['pickedPrice'] => workspace.pickedPrice
const FIRST_MINUTES = '30'

/** One order or several of a market; side, size and terms stay when the kind of order is changed. */
export function Ticket({ market }: { market: Market }): ReactNode {
  const { symbol } = market
  const [draft, setDraft] = useCarried('ticket', 'draft', emptyDraft, symbol)
  const [ladder, setLadder] = useCarried('ticket', 'ladder', emptyLadder, symbol)
  const [durationText, setDurationText] = useCarried('ticket', 'duration', FIRST_MINUTES, symbol)
  const [mode, setMode] = useCarried<Mode>('ticket', 'mode', emptyDraft.type, symbol)
  const sizeField = useRef<HTMLInputElement>(null)
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }))
  const { workspace } = useSession()
  const picked = useWorkspace(pickPrice)
  const [taken, setTaken] = useState(picked)
  if (picked !== taken) {
    setTaken(picked)
    if (picked && mode === 'scaled') setLadder(takePrice(ladder, picked.price))
    else if (picked) change({ priceText: picked.price })
  }
  const takeSide = (side: Draft['side']) => (): void => {
    change({ side })
    sizeField.current?.focus()
  }
  const choose = (next: Mode): void => {
    setMode(next)
    // Only limits are sent by one press: what can't be seen here must not be armed.
    if (next !== 'limit') workspace.update((now) => (now.armed ? { ...now, armed: false } : now))
    if (next !== 'scaled' && next !== 'twap') change({ type: next })
  }
  useCommand('ticket.buy', takeSide('buy'))
  useCommand('ticket.sell', takeSide('sell'))
  useCommand('ticket.size', () => sizeField.current?.focus())
  useCommand('ticket.limit', () => choose('limit'))
  useCommand('ticket.market', () => choose('market'))
  useCommand('ticket.stopLimit', () => choose('stopLimit'))
  useCommand('ticket.stopMarket', () => choose('stopMarket'))
  useCommand('ticket.takeProfitLimit', () => choose('takeProfitLimit'))
  useCommand('ticket.takeProfitMarket', () => choose('takeProfitMarket'))
  useCommand('ticket.stopLossLimit', () => choose('stopLossLimit'))
  useCommand('ticket.stopLossMarket', () => choose('stopLossMarket'))
  useCommand('ticket.scaled', () => choose('scaled'))
  useCommand('ticket.twap', () => choose('twap'))
  const form = {
    market,
    draft,
    onChange: change,
    sizeField,
    head: <TicketHead side={draft.side} mode={mode} onSide={(side) => change({ side })} onMode={choose} />,
  }
  if (mode === 'scaled') return <ScaledForm {...form} ladder={ladder} onLadder={setLadder} />
  if (mode === 'twap') return <TwapForm {...form} durationText={durationText} onDuration={setDurationText} />
  return <SingleForm {...form} />
}
