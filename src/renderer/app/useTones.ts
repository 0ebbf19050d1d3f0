import { useEffect } from 'react'
import { createTones } from '../alerts/tones'
import { useSession } from '../session'

/** Plays what main wants heard, as loud as the settings say. */
export function useTones(): void {
  const { desk } = useSession()
  useEffect(() => {
    const play = createTones()
    return desk.onSounded(({ tone }) => play(tone, desk.state.get().settings.sounds))
  }, [desk])
}
