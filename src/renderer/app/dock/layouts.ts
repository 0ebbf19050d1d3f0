import type { DockNode, Extent } from './tree'
import { prune } from './tree'

/** Parts of a plan; see each plan for where they lie. */
export type Place =
  | 'list'
  | 'chart'
  /** A second chart, behind the first where there is no room for both. */
  | 'chart2'
  | 'book'
  | 'tape'
  | 'ticket'
  | 'positions'
  /** What else is true of the account: balances, funding, margin. */
  | 'account'
  | 'orders'
  /** What has happened: fills, histories. */
  | 'records'
  /** How it went. */
  | 'review'

/** The layouts that come with the app. */
export const PRESETS = ['trading', 'scalping', 'monitoring', 'review'] as const
export type Preset = (typeof PRESETS)[number]

/** How much room the window has: each has a layout of its own, also when a person has changed it. */
export type SizeClass = 'compact' | 'standard' | 'wide'

/** A size without a `size` is its share of what is left. */
interface Sized {
  size?: number
  share?: number
  /** Pixels its share is never under. */
  least?: number
}
type Plan = Sized & ({ places: Place[] } | { row: Plan[] } | { column: Plan[] })

interface Placed {
  id: string
  place: Place
}

const everyTable: Place[] = ['positions', 'orders', 'records', 'account', 'review']

const trading: Record<SizeClass, Plan> = {
  // The list is folded into the market's name; one table at a time leaves room for all its columns.
  compact: {
    row: [
      {
        column: [
          { row: [{ places: ['chart', 'chart2'] }, { places: ['book', 'tape'], size: 272 }] },
          { places: everyTable, size: 240 },
        ],
      },
      { places: ['ticket'], size: 300 },
    ],
  },
  standard: {
    column: [
      {
        row: [
          { places: ['list'], size: 288 },
          { places: ['chart', 'chart2'] },
          {
            column: [
              { places: ['book'], share: 2 },
              { places: ['tape'], share: 1 },
            ],
            size: 256,
          },
          { places: ['ticket'], size: 288 },
        ],
      },
      {
        row: [
          // The least has room for the mark price of a position; the tabs of the other need the rest.
          { places: ['positions', 'account', 'review'], share: 53, least: 826 },
          { places: ['orders', 'records'], share: 47 },
        ],
        size: 236,
      },
    ],
  },
  wide: {
    column: [
      {
        row: [
          { places: ['list'], size: 364 },
          {
            column: [
              { places: ['chart'], share: 3 },
              { places: ['chart2'], share: 2 },
            ],
          },
          { places: ['book'], size: 300 },
          { places: ['tape'], size: 280 },
          { places: ['ticket'], size: 320 },
        ],
      },
      {
        row: [
          { places: ['positions', 'account'], share: 38 },
          { places: ['orders'], share: 33 },
          { places: ['records', 'review'], share: 29 },
        ],
        size: 400,
      },
    ],
  },
}

/** Each other preset has a plan, and one that uses the room of a wide window. */
const others: Record<Exclude<Preset, 'trading'>, { plan: Plan; wide: Plan }> = {
  scalping: {
    plan: {
      row: [
        {
          column: [
            {
              row: [
                { places: ['book'], size: 320 },
                { places: ['tape'], size: 272 },
                { places: ['chart', 'chart2'] },
              ],
            },
            { places: everyTable, size: 200 },
          ],
        },
        { places: ['ticket'], size: 300 },
      ],
    },
    wide: {
      row: [
        {
          column: [
            {
              row: [
                { places: ['book'], size: 340 },
                { places: ['tape'], size: 300 },
                { places: ['chart'] },
                { places: ['chart2'] },
              ],
            },
            {
              row: [{ places: ['positions', 'account'] }, { places: ['orders', 'records', 'review'] }],
              size: 320,
            },
          ],
        },
        { places: ['ticket'], size: 320 },
      ],
    },
  },
  monitoring: {
    plan: {
      row: [
        { places: ['list'], size: 288 },
        {
          column: [
            { places: ['positions'] },
            { places: ['orders'] },
            { places: ['records', 'review', 'account'] },
          ],
        },
      ],
    },
    // Beside each other, since an eye loses the row on its way across all of it; and with the chart, which has room.
    wide: {
      row: [
        { places: ['list'], size: 364 },
        { column: [{ places: ['positions'] }, { places: ['orders'] }], share: 55 },
        {
          column: [
            { places: ['chart'] },
            { places: ['chart2'] },
            { places: ['records', 'review', 'account'] },
          ],
          share: 45,
        },
      ],
    },
  },
  review: {
    plan: {
      column: [
        { row: [{ places: ['chart', 'chart2'] }, { places: ['account'], size: 400 }], share: 2 },
        { places: ['review', 'records', 'orders', 'positions'], share: 3 },
      ],
    },
    wide: {
      column: [
        {
          row: [{ places: ['chart'] }, { places: ['chart2'] }, { places: ['account'], size: 600 }],
          share: 2,
        },
        {
          row: [
            { places: ['review'], share: 3 },
            { places: ['records', 'orders', 'positions'], share: 2 },
          ],
          share: 3,
        },
      ],
    },
  },
}

/** The class of a window whose inside is this large, in pixels. */
export function sizeClassOf({ width, height }: Extent): SizeClass {
  if (width >= 2300 && height >= 1100) return 'wide'
  return width >= 1500 && height >= 860 ? 'standard' : 'compact'
}

/** The preset of that name, or the first one. */
export function presetOf(name: string): Preset {
  return PRESETS.find((preset) => preset === name) ?? PRESETS[0]
}

/** How a preset lays these panels out in a dock of this extent; null where it shows none of them. */
export function defaultLayout(
  preset: Preset,
  sizeClass: SizeClass,
  panels: readonly Placed[],
  extent: Extent,
): DockNode | null {
  const plan =
    preset === 'trading' ? trading[sizeClass] : others[preset][sizeClass === 'wide' ? 'wide' : 'plan']
  const known = new Set(panels.map(({ place }) => place))
  const needed = (part: Plan): boolean =>
    'places' in part
      ? part.places.some((place) => known.has(place))
      : ('row' in part ? part.row : part.column).some(needed)

  const build = (part: Plan, size: number, room: Extent): DockNode => {
    if ('places' in part) {
      const ids = part.places.flatMap((place) =>
        panels.filter((panel) => panel.place === place).map(({ id }) => id),
      )
      return { kind: 'group', size, panels: ids, active: ids[0] ?? '' }
    }
    const isRow = 'row' in part
    const parts = (isRow ? part.row : part.column).filter(needed)
    const sizes = sizesOf(parts, isRow ? room.width : room.height)
    return {
      kind: isRow ? 'row' : 'column',
      size,
      parts: parts.map((one, place) => {
        const own = sizes[place] ?? 0
        return build(one, own, isRow ? { ...room, width: own } : { ...room, height: own })
      }),
    }
  }
  return prune(build(plan, extent.width, extent), () => true)
}

/** What is left after the fixed sizes goes to the others by their shares; without others, all are stretched. */
function sizesOf(parts: readonly Sized[], room: number): number[] {
  const shares = parts.map(({ size, share }) => (size === undefined ? (share ?? 1) : 0))
  const allShares = shares.reduce((sum, share) => sum + share, 0)
  const fixed = parts.reduce((sum, { size }) => sum + (size ?? 0), 0)
  if (allShares === 0) return parts.map(({ size }) => ((size ?? 0) / fixed) * room)
  const rest = Math.max(0, room - fixed)
  const sizes = parts.map(({ size }, place) => size ?? ((shares[place] ?? 0) / allShares) * rest)
  const short = parts.findIndex(
    ({ size, least = 0 }, place) => size === undefined && (sizes[place] ?? 0) < least,
  )
  if (short < 0) return sizes
  return sizesOf(
    parts.map((part, place) => (place === short ? { size: part.least ?? 0 } : part)),
    room,
  )
}
