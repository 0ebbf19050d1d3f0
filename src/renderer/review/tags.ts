/** The tags of a text that a person types, split at commas; each once, none too long. */
export function toTags(text: string): string[] {
  const tags = text
    .split(/[,，、]/)
    .map((tag) => tag.trim().slice(0, longestTag))
    .filter((tag) => tag !== '')
  return [...new Set(tags)].slice(0, mostTags)
}

const longestTag = 40
const mostTags = 12
