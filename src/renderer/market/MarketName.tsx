import type { ReactNode } from 'react'

/** A market's symbol with its base in front and the rest dimmed. */
export function MarketName({ symbol }: { symbol: string }): ReactNode {
  const [base, ...rest] = symbol.split('-')
  return (
    <span className="market-name" title={symbol}>
      {base}
      {rest.length > 0 && <span className="faint">-{rest.join('-')}</span>}
    </span>
  )
}
