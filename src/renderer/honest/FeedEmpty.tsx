import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Feed } from '../app/feed'
import type { Problem } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { NoAccount } from './NoAccount'
import { useStanding } from './standing'
import { Trouble } from './Trouble'

const pickProblem = (state: DeskState): Problem | null => state.connection.problem

interface FeedEmptyProps {
  feed: Feed
  /** What it says where there is nothing. */
  children: ReactNode
}

/** What stands in the place of a feed's rows: that there are none, or why nobody can say so. */
export function FeedEmpty({ feed, children }: FeedEmptyProps): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const standing = useStanding(feed)
  const problem = useDesk(pickProblem)
  if (standing === 'noAccount') return <NoAccount />
  if (standing !== 'failed') return children
  return (
    <Trouble
      what={t(`trouble.${feed}`)}
      problem={problem}
      onRetry={() => void desk.ask('connection:retry', null)}
      // The line above the desk does.
      quiet
    />
  )
}
