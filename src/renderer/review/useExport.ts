import { useEffect, useEffectEvent, useState } from 'react'
import type { Result } from '../../preload/model'
import type { Exported, ExportProgress, ExportWish } from '../../preload/review'
import { useSession } from '../session'

/** An export, from the press to its end. */
interface Exporting {
  /** How far it is; 'place' while the person chooses where; null while none is written. */
  progress: ExportProgress | 'place' | null
  /** How the last one ended; null before, and where no place was chosen. */
  ended: Result<Exported | null> | null
  write: (wish: ExportWish) => void
  /** Calls it back; what was written of it goes. */
  cancel: () => void
}

/** Writes one export at a time; one that is not looked at any more is called back. */
export function useExport(): Exporting {
  const { desk } = useSession()
  const [progress, setProgress] = useState<Exporting['progress']>(null)
  const [ended, setEnded] = useState<Exporting['ended']>(null)
  const isWriting = progress !== null
  const leave = useEffectEvent(() => {
    if (isWriting) void desk.ask('review:stop-export', null)
  })
  useEffect(() => desk.onExporting((next) => setProgress((now) => now && next)), [desk])
  useEffect(() => () => leave(), [])
  return {
    progress,
    ended,
    write(wish) {
      if (isWriting) return
      setProgress('place')
      setEnded(null)
      void desk.ask('review:export', wish).then((answer) => {
        setProgress(null)
        setEnded(answer)
      })
    },
    cancel: () => void desk.ask('review:stop-export', null),
  }
}
