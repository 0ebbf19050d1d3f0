import { useEffect } from 'react'
import { useSession } from '../session'

/** Ctrl or Cmd, Shift and H hide the balances, and show them again; also while something is typed. */
export function useHideShortcut(): void {
  const { desk } = useSession()
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyH' || !event.shiftKey || event.altKey || event.repeat) return
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const { hideBalances } = desk.state.get().settings
      void desk.ask('settings:update', { hideBalances: !hideBalances })
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [desk])
}
