import type { FormEvent, ReactNode } from 'react'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inOneLine } from '../../notation/sentences'
import { Choice } from '../controls/Choice'
import { Dialog } from '../controls/Dialog'
import type { Market, Problem } from '../../preload/model'
import type { MarginSetting } from '../../preload/records'
import { Trouble } from '../honest/Trouble'
import { problemText } from '../problem'
import { useSession } from '../session'
import { BoneLines, ReadingWord } from '../table/Bones'
import { mostLeverage } from './leverage'
import './margin.css'

interface MarginDialogProps {
  market: Market
  onClose: () => void
  onSaved: (setting: MarginSetting) => void
}

/** Cross or isolated, and the leverage of one market, as the exchange has them. */
export function MarginDialog({ market, onClose, onSaved }: MarginDialogProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const id = useId()
  const most = mostLeverage(market)
  const [setting, setSetting] = useState<MarginSetting | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [saving, setSaving] = useState(false)
  const [tries, setTries] = useState(0)
  const { symbol, marginMode } = market
  useEffect(() => {
    let isOpen = true
    void desk.ask('margin:read', { market: symbol }).then((answer) => {
      if (!isOpen) return
      if (answer.ok)
        setSetting(answer.value ?? { market: symbol, kind: marginMode ?? 'cross', leverage: most })
      else setProblem(answer.problem)
    })
    return () => {
      isOpen = false
    }
  }, [desk, symbol, marginMode, most, tries])
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (!setting || saving) return
    setSaving(true)
    void desk.ask('margin:set', setting).then((answer) => {
      setSaving(false)
      if (!answer.ok) {
        setProblem(answer.problem)
        return
      }
      onSaved(answer.value)
      onClose()
    })
  }
  return (
    <Dialog title={t('margin.title', { market: symbol })} onClose={onClose} small>
      <form className="margin-form" onSubmit={save}>
        {setting ? (
          <>
            <Choice
              label={t('margin.kind')}
              value={setting.kind}
              onChange={(kind) => setSetting({ ...setting, kind })}
              options={(['cross', 'isolated'] as const).map((value) => ({
                value,
                label: t(`margin.kind.${value}`),
              }))}
            />
            <p className="hint">{t(`margin.${setting.kind}.means`)}</p>
            <label htmlFor={id}>
              {t('margin.leverage')}{' '}
              <output className="leverage">{t('margin.times', { leverage: setting.leverage })}</output>
            </label>
            <input
              id={id}
              type="range"
              min={1}
              max={most}
              step={1}
              value={Math.min(setting.leverage, most)}
              onChange={(event) => setSetting({ ...setting, leverage: Number(event.target.value) })}
            />
            <p className="hint">{inOneLine(t('margin.most', { most }), t('margin.higher'))}</p>
          </>
        ) : (
          !problem && (
            <>
              <ReadingWord />
              <BoneLines />
            </>
          )
        )}
        {problem && !setting && (
          <Trouble
            what={t('margin.failed')}
            problem={problem}
            onRetry={() => {
              setProblem(null)
              setTries(tries + 1)
            }}
          />
        )}
        {problem && setting && (
          <p className="form-problem" role="alert">
            {problemText(i18n, problem)}
          </p>
        )}
        <div className="dialog-actions">
          <button type="button" onClick={onClose}>
            {t('dialog.close')}
          </button>
          <button type="submit" className="primary" disabled={!setting || saving}>
            {t('margin.save')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
