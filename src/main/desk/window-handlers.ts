import type { Events } from '../../preload/contract'
import type { Result } from '../../preload/model'
import type { Look } from '../../preload/windows'
import type { WindowHandlers } from './handlers'
import type { SideWindows } from './side-windows'
import type { WindowLines } from './window-lines'

interface Parts {
  sides: SideWindows
  lines: Pick<WindowLines, 'pushToOthers'>
  /** Brings the desk to the front with that. */
  show: (what: Events['desk:show']) => void
}

const done: Result<null> = { ok: true, value: null }

/** The commands about the windows themselves. */
export function createWindowHandlers({ sides, lines, show }: Parts): WindowHandlers {
  let look: Look | null = null
  return {
    'window:list': () => ({ ...sides.list(), look }),
    'window:open'({ window }) {
      sides.open(window)
      return done
    },
    'window:close'({ window }) {
      sides.close(window)
      return done
    },
    'window:show'(what) {
      show(what)
      return done
    },
    'window:carry'({ panel, text }) {
      sides.carry(panel, text)
      return done
    },
    'window:look'(next, from) {
      look = next
      lines.pushToOthers(from, 'look:changed', next)
      return done
    },
  }
}
