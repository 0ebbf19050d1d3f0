/** What a note about a row of the review is filed under: its list and what names it there. */
export function subjectOf(kind: 'trips' | 'fills' | 'orders' | 'funding', id: string): string {
  return `${kind}:${id}`
}
