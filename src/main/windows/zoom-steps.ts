const factors = [0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2]
/** As large as a window is until somebody changes it. */
export const usual = 1
/** Chromium keeps a factor as the power of another number, and gives it back not quite as it was. */
const near = 0.01

/** Which size a key with Ctrl or Cmd asks for, beside the one there is; null where it asks for none. */
export function factorOf(key: string, factor: number): number | null {
  if (key === '+' || key === '=') return factors.find((one) => one > factor + near) ?? factor
  if (key === '-' || key === '_') return factors.findLast((one) => one < factor - near) ?? factor
  return key === '0' ? usual : null
}

/** A size out of a file; null for one that no key leads to. */
export function readFactor(raw: unknown): number | null {
  return factors.find((one) => one === raw) ?? null
}
