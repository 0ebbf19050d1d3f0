import type { Density } from '../../preload/model'

/** How tall the rows of tables are, in pixels: the sheet's `--row`, for what reckons where a row lies. */
export const ROW_HEIGHTS: Record<Density, number> = { compact: 24, comfortable: 28, large: 34 }
