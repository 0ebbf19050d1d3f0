/** Seconds between two orders of a TWAP: `frequency` of POST /algo/orders, 30 unless asked otherwise. */
export const twapSliceS = 30

const longestS = 86_400

/** Whether a TWAP may last so long: from 30 to 86,400 seconds, a multiple of 30. */
export function isTwapDuration(durationS: number): boolean {
  return durationS >= twapSliceS && durationS <= longestS && durationS % twapSliceS === 0
}
