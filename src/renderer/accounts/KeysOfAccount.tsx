import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { gapAfter } from '../../notation/sentences'
import type { Problem, Profile, Result, Runtime } from '../../preload/model'
import { Trouble } from '../honest/Trouble'
import { problemText } from '../problem'
import { useSession } from '../session'
import { BoneLines, ReadingWord } from '../table/Bones'
import { NewKey } from './NewKey'
import { SubkeyTable } from './SubkeyTable'
import { TokenTable } from './TokenTable'
import { useKeys } from './useKeys'
import { useLeave } from './useLeave'

/** One account's subkeys and read-only tokens, and the forms for new ones. */
export function KeysOfAccount({ owner, runtime }: { owner: Profile; runtime: Runtime }): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const leave = useLeave()
  const { listed, loading, problem: listProblem, reload } = useKeys(owner.id)
  const [withRevoked, setWithRevoked] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const [made, setMade] = useState<Profile | null>(null)

  /** Waits for a deed and lists anew: also one that failed may have changed something. */
  const run = async <T,>(asking: Promise<Result<T>>, sentence: string | null): Promise<Result<T>> => {
    setMade(null)
    const answer = await asking
    setProblem(answer.ok ? null : answer.problem)
    setTold(answer.ok ? sentence : null)
    reload()
    return answer
  }
  const create = async (asking: Promise<Result<Profile>>): Promise<boolean> => {
    const answer = await run(asking, null)
    if (answer.ok) setMade(answer.value)
    return answer.ok
  }
  const use = (profileId: string): void =>
    void leave((acceptsOpenOrders) => desk.ask('account:select', { profileId, acceptsOpenOrders })).then(
      (answer) => setProblem(answer?.ok === false ? answer.problem : null),
    )
  const revoked = t('keys.revoked')
  const madeText =
    made && t(`keys.made.${made.kind === 'readOnly' ? 'token' : 'subkey'}`, { label: made.label })
  return (
    <>
      <div className="keys-told" aria-live="polite">
        {problem && (
          <p className="form-problem" role="alert">
            {problemText(i18n, problem)}
          </p>
        )}
        {told !== null && <p className="up">{told}</p>}
        {made && madeText && (
          <p className="up">
            {madeText + gapAfter(madeText)}
            <button type="button" className="link" onClick={() => use(made.id)}>
              {t('keys.useNow')}
            </button>
          </p>
        )}
      </div>
      {listProblem && !loading && <Trouble what={t('keys.failed')} problem={listProblem} onRetry={reload} />}
      {!listed && loading && <ReadingWord />}
      <div className="keys-bar">
        <label className="check">
          <input
            type="checkbox"
            checked={withRevoked}
            onChange={(event) => setWithRevoked(event.target.checked)}
          />
          {t('keys.withRevoked')}
        </label>
        <button type="button" className="quiet" disabled={loading} onClick={reload}>
          <RotateCw size={12} strokeWidth={1.5} aria-hidden /> {t(loading ? 'keys.loading' : 'keys.reload')}
        </button>
      </div>
      <section className="keys" aria-labelledby="subkeys-title">
        <h3 id="subkeys-title">{t('keys.subkeys')}</h3>
        <p className="dim">{t('accounts.what.subkey')}</p>
        {listed ? (
          <SubkeyTable
            owner={owner}
            subkeys={listed.subkeys}
            withRevoked={withRevoked}
            onRename={(publicKey, name) =>
              run(desk.ask('keys:rename-subkey', { publicKey, name }), t('keys.renamed', { label: name }))
            }
            onRevoke={(publicKey) => run(desk.ask('keys:revoke-subkey', { publicKey }), revoked)}
          />
        ) : (
          loading && <BoneLines />
        )}
        <NewKey
          owner={owner}
          runtime={runtime}
          kind="subkey"
          onCreate={({ name, sessionOnly }) => create(desk.ask('keys:create-subkey', { name, sessionOnly }))}
        />
      </section>
      <section className="keys" aria-labelledby="tokens-title">
        <h3 id="tokens-title">{t('keys.tokens')}</h3>
        <p className="dim">{t('accounts.what.readOnly')}</p>
        {listed ? (
          <TokenTable
            owner={owner}
            tokens={listed.tokens}
            withRevoked={withRevoked}
            onRevoke={(lookupId) => run(desk.ask('keys:revoke-token', { lookupId }), revoked)}
          />
        ) : (
          loading && <BoneLines />
        )}
        <NewKey
          owner={owner}
          runtime={runtime}
          kind="readOnly"
          onCreate={(wish) => create(desk.ask('keys:create-token', wish))}
        />
      </section>
    </>
  )
}
