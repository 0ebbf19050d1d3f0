/** Items by a key of theirs: groups in the order of their first, items in their own. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const known = groups.get(key)
    // Not copied for each of them: a night may hold a hundred thousand.
    if (known) known.push(item)
    else groups.set(key, [item])
  }
  return groups
}
