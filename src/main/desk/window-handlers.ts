import type { Result } from '../../preload/model'
import type { WindowHandlers } from './handlers'
import type { SideWindows } from './side-windows'

const done: Result<null> = { ok: true, value: null }

/** The commands about the windows themselves. */
export function createWindowHandlers(
  sides: SideWindows,
  showMarket: (market: string) => void,
): WindowHandlers {
  return {
    'window:list': () => sides.list(),
    'window:open'({ window }) {
      sides.open(window)
      return done
    },
    'window:close'({ window }) {
      sides.close(window)
      return done
    },
    'window:market'({ market }) {
      showMarket(market)
      return done
    },
  }
}
