import type { DockviewApi } from 'dockview-react'
import { createContext, useContext } from 'react'
import type { DeskSession } from '../../desk'
import type { PanelName, Windows } from '../../../preload/windows'
import type { Readable, Store } from '../../store'
import { createStore } from '../../store'
import { PANELS, panelOf } from '../panels'
import type { ActionSlots } from './docked'
import type { Place, Preset, SizeClass } from './layouts'
import { defaultLayout, presetOf, sizeClassOf } from './layouts'
import { createLayoutMemory } from './memory'
import { isSameButInFront, readAway, readLayout, toSerialized } from './serialized'
import type { Berth, DockNode } from './tree'
import { berthOf, panelsIn, prune, withInFront } from './tree'

/** The docked part of the window, as the rest of it uses it. */
export interface Dock {
  /** Ids of the panels in it, in sight or behind others. */
  opened: Store<readonly string[]>
  slots: ActionSlots
  /** Brings a panel to the front, back into the dock if it was closed. */
  open(panel: string): void
  close(panel: string): void
  /** Puts a panel into a window of its own. */
  detach(panel: PanelName): void
  /** Goes over to a preset, as a person left it. */
  choose(preset: Preset): void
  /** Lays the preset in use out as it came with the app. */
  reset(): void
  /** Says the titles of its panels anew, after the language has changed. */
  retitle(): void
  /** Lays out and watches what draws the dock within this element; returns its own end. */
  attach(api: DockviewApi, element: HTMLElement): () => void
}

/** Carries the dock to what is outside it: the menu of panels, the shortcuts. */
export const DockContext = createContext<Dock | null>(null)

/** The dock of this window. */
export function useDock(): Dock {
  const dock = useContext(DockContext)
  if (!dock) throw new Error('no dock above this component')
  return dock
}

/** Where a panel goes that has no neighbour of its kind in the dock. */
const edges: Record<Place, { direction: 'left' | 'right' | 'above' | 'below'; size: number }> = {
  list: { direction: 'left', size: 288 },
  chart: { direction: 'above', size: 360 },
  chart2: { direction: 'above', size: 360 },
  book: { direction: 'right', size: 272 },
  tape: { direction: 'right', size: 272 },
  ticket: { direction: 'right', size: 300 },
  positions: { direction: 'below', size: 236 },
  account: { direction: 'below', size: 236 },
  orders: { direction: 'below', size: 236 },
  records: { direction: 'below', size: 236 },
  review: { direction: 'below', size: 400 },
}

/**
 * A dock that nothing draws yet; `titleOf` says a panel's title in the language in use. A panel that has a window of
 * its own is not in it, and comes back once that window closes.
 */
export function createDock(
  desk: DeskSession,
  windows: Readable<Windows>,
  titleOf: (panel: string) => string,
): Dock {
  const opened = createStore<readonly string[]>([])
  const slots: ActionSlots = createStore<ReadonlyMap<string, HTMLElement>>(new Map())
  const settings = desk.state.get().settings
  const memory = createLayoutMemory(settings.layouts, (layouts) => {
    void desk.ask('settings:update', { layouts })
  })
  const flush = (): void => memory.flush()
  let preset = presetOf(settings.layout)
  const awayNow = (): string[] => windows.get().open.filter((name) => panelOf(name))
  let away = awayNow()
  let { screens } = windows.get()
  let sizeClass: SizeClass = 'standard'
  let drawn: { api: DockviewApi; element: HTMLElement } | null = null
  // What the dock looks like as far as the memory knows; a change from it is a person's.
  let known = { root: '', width: 0, height: 0 }

  const nameNow = (): string => `${preset}/${sizeClass}@${screens}`
  const lookOf = (id: string): { title: string; minimumWidth?: number } => {
    const minimumWidth = panelOf(id)?.minimumWidth
    return { title: titleOf(id), ...(minimumWidth !== undefined && { minimumWidth }) }
  }
  const shapeOf = (api: DockviewApi): typeof known => {
    const { root, width, height } = api.toJSON().grid
    return { root: JSON.stringify(root), width, height }
  }
  const tell = (api: DockviewApi): void => {
    const ids = api.panels.map(({ id }) => id)
    if (ids.join() !== opened.get().join()) opened.set(ids)
  }

  const isDetached = (id: string): boolean => awayNow().includes(id)
  const show = (whole: DockNode | null): boolean => {
    if (!drawn) return false
    const layout = whole && prune(whole, (id) => !isDetached(id))
    const { api, element } = drawn
    const extent = { width: element.clientWidth, height: element.clientHeight }
    try {
      api.layout(extent.width, extent.height)
      if (layout) api.fromJSON(toSerialized(layout, extent, lookOf), { reuseExistingPanels: true })
      else api.clear()
      return true
    } catch {
      return false
    } finally {
      known = shapeOf(api)
      tell(api)
    }
  }
  const defaultNow = (): DockNode | null =>
    drawn &&
    defaultLayout(preset, sizeClass, PANELS, {
      width: drawn.element.clientWidth,
      height: drawn.element.clientHeight,
    })
  const keptNow = (): DockNode | null => {
    const text = memory.recall(nameNow())
    return text === undefined ? null : readLayout(text, (id) => panelOf(id) !== undefined)
  }
  const wholeNow = (): DockNode | null => keptNow() ?? defaultNow()
  const frontsIn = (api: DockviewApi): string[] =>
    api.groups.flatMap(({ activePanel }) => (activePanel ? [activePanel.id] : []))
  const load = (): void => {
    const kept = keptNow()
    if (!kept || !show(kept)) return void show(defaultNow())
    // Those that were away when it was kept are back where no window has them.
    for (const id of readAway(memory.recall(nameNow()) ?? '')) if (!isDetached(id)) put(id)
  }

  /** Where it lies in the layout a person has made, or else in the one that came with the app. */
  const berthFor = (api: DockviewApi, id: string): Berth | undefined => {
    const berthIn = (layout: DockNode | null): Berth | undefined =>
      layout ? berthOf(layout, id, (one) => api.getPanel(one) !== undefined) : undefined
    return berthIn(keptNow()) ?? berthIn(defaultNow())
  }
  function put(id: string): void {
    const panel = panelOf(id)
    if (!drawn || !panel || drawn.api.getPanel(id)) return
    const { api } = drawn
    const berth = berthFor(api, id)
    const { direction, size } = berth ?? edges[panel.place]
    api.addPanel({
      id,
      component: 'panel',
      ...lookOf(id),
      initialWidth: size,
      initialHeight: size,
      position: berth ? { referencePanel: berth.beside, direction } : { direction },
    })
  }

  const notice = (): void => {
    if (!drawn) return
    const now = shapeOf(drawn.api)
    tell(drawn.api)
    const before = known
    const changed = now.root !== known.root
    const resized = now.width !== known.width || now.height !== known.height
    known = now
    // A dock that was stretched with its window is still the same layout.
    if (!changed || resized) return
    // As long as only tabs were changed, those that are away keep their places among the others.
    const whole = isSameButInFront(before.root, now.root) ? wholeNow() : null
    const layout = whole
      ? toSerialized(withInFront(whole, frontsIn(drawn.api)), now, lookOf)
      : drawn.api.toJSON()
    const homeless = awayNow().filter((id) => !(whole && panelsIn(whole).includes(id)))
    memory.keep(nameNow(), JSON.stringify({ ...layout, away: homeless }))
  }
  const fitClass = (): void => {
    const next = sizeClassOf({ width: window.innerWidth, height: window.innerHeight })
    if (next === sizeClass) return
    sizeClass = next
    load()
  }
  const followWindows = (): void => {
    const before = away
    const isElsewhere = screens !== windows.get().screens
    away = awayNow()
    screens = windows.get().screens
    if (!drawn || (away.join() === before.join() && !isElsewhere)) return
    load()
    for (const id of before) if (!isDetached(id)) drawn.api.getPanel(id)?.api.setActive()
  }
  const followSettings = (): void => {
    const { settings } = desk.state.get()
    const next = presetOf(settings.layout)
    if (!memory.hear(settings.layouts) && next === preset) return
    preset = next
    load()
  }

  /** Opens the panel's window, or brings it to the front. */
  function detach(id: string): void {
    const panel = panelOf(id)
    if (panel) void desk.ask('window:open', { window: panel.id })
  }

  return {
    opened,
    slots,
    open(id) {
      if (isDetached(id)) return detach(id)
      const there = drawn?.api.getPanel(id)
      if (there) there.api.setActive()
      else put(id)
    },
    close: (id) => drawn?.api.getPanel(id)?.api.close(),
    detach,
    choose: (next) => void desk.ask('settings:update', { layout: next }),
    reset() {
      memory.forget(nameNow())
      show(defaultNow())
    },
    retitle() {
      for (const panel of drawn?.api.panels ?? []) panel.api.setTitle(titleOf(panel.id))
    },
    attach(api, element) {
      drawn = { api, element }
      sizeClass = sizeClassOf({ width: window.innerWidth, height: window.innerHeight })
      load()
      const watching = api.onDidLayoutChange(notice)
      const unfollow = [desk.state.subscribe(followSettings), windows.subscribe(followWindows)]
      window.addEventListener('resize', fitClass)
      window.addEventListener('pagehide', flush)
      return () => {
        watching.dispose()
        unfollow.forEach((end) => end())
        window.removeEventListener('resize', fitClass)
        window.removeEventListener('pagehide', flush)
        memory.flush()
        drawn = null
      }
    },
  }
}
