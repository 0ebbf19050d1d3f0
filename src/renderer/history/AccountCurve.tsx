import type { ReactNode } from 'react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../preload/model'
import type { AccountFigure, HistoryPoint } from '../../preload/records'
import { Choice } from '../controls/Choice'
import { OwnMoney } from '../format/OwnMoney'
import { formatBothClocks } from '../../notation/time'
import { useNotation } from '../format/useNotation'
import { Trouble } from '../honest/Trouble'
import { useSession } from '../session'
import { ReadingWord } from '../table/Bones'
import { toCurve } from './curve'

const figures: readonly AccountFigure[] = ['pnl', 'value', 'volume', 'fee_savings']
type Read = { figure: AccountFigure } & ({ points: HistoryPoint[] } | { problem: Problem })

/** One figure of the account over time, as the exchange keeps it. */
export function AccountCurve(): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const [figure, setFigure] = useState<AccountFigure>('value')
  const [read, setRead] = useState<Read | null>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let isWanted = true
    void desk.ask('history:account', { figure }).then((answer) => {
      if (isWanted)
        setRead(answer.ok ? { figure, points: answer.value } : { figure, problem: answer.problem })
    })
    return () => {
      isWanted = false
    }
  }, [desk, figure, tries])
  const again = useCallback(() => {
    setRead(null)
    setTries((count) => count + 1)
  }, [])
  const current = read?.figure === figure ? read : null
  return (
    <div className="account-curve">
      <Choice
        label={t('history.figure')}
        value={figure}
        options={figures.map((one) => ({ value: one, label: t(`history.figure.${one}`) }))}
        onChange={setFigure}
      />
      {!current && <ReadingWord />}
      {current && 'problem' in current && (
        <Trouble what={t('history.failed')} problem={current.problem} onRetry={again} />
      )}
      {current && 'points' in current && (
        <Picture points={current.points} name={t(`history.figure.${figure}`)} />
      )}
    </div>
  )
}

function Picture({ points, name }: { points: HistoryPoint[]; name: string }): ReactNode {
  const notation = useNotation()
  const { t } = useTranslation()
  const curve = toCurve(points)
  const [first, last] = [points[0], points.at(-1)]
  if (!curve || !first || !last) return <p>{t('history.noCurve')}</p>
  return (
    <figure>
      <dl>
        <div>
          <dt>{t('history.now')}</dt>
          <dd>
            <OwnMoney value={last.value} />
          </dd>
        </div>
        <div>
          <dt>{t('history.highest')}</dt>
          <dd>
            <OwnMoney value={curve.highest} />
          </dd>
        </div>
        <div>
          <dt>{t('history.lowest')}</dt>
          <dd>
            <OwnMoney value={curve.lowest} />
          </dd>
        </div>
      </dl>
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" role="img" aria-label={name}>
        {curve.zero !== null && <line className="zero" x1="0" x2="1000" y1={curve.zero} y2={curve.zero} />}
        <polyline points={curve.points} />
      </svg>
      <figcaption>
        <span>{formatBothClocks(first.atMs, notation).utc} UTC</span>
        <span>{formatBothClocks(last.atMs, notation).utc} UTC</span>
      </figcaption>
    </figure>
  )
}
