/** Units of a text, as JavaScript counts them, that make a gram. */
const gramLength = 3
const unit = 0x1_0000

/** Three units as one number, in the order of texts. Behind the end of a text stands zero. */
function gramAt(text: string, index: number): number {
  const second = index + 1 < text.length ? text.charCodeAt(index + 1) : 0
  const third = index + 2 < text.length ? text.charCodeAt(index + 2) : 0
  return (text.charCodeAt(index) * unit + second) * unit + third
}

/** Calls back with the gram at each place of a text, so that whatever is part of it begins one. */
export function eachGram(text: string, take: (gram: number) => void): void {
  for (let index = 0; index < text.length; index++) take(gramAt(text, index))
}

/** Grams from one (in) to another (out); a text that has the part has one of them. */
export interface GramRange {
  from: number
  until: number
}

/** What every text that has this part in it must have: one of each of these ranges of grams. */
export function rangesOf(part: string): GramRange[] {
  if (part.length < gramLength) {
    const from = gramAt(part, 0)
    return part.length === 0 ? [] : [{ from, until: from + unit ** (gramLength - part.length) }]
  }
  const grams = new Set<number>()
  for (let index = 0; index + gramLength <= part.length; index++) grams.add(gramAt(part, index))
  return [...grams].map((gram) => ({ from: gram, until: gram + 1 }))
}
