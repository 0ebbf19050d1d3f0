/** Runs a wish once for each name it is given, and gives everyone who repeats it the same answer. */
export function createOnce<T>(kept = 500): (name: string, run: () => Promise<T>) => Promise<T> {
  const answers = new Map<string, Promise<T>>()
  return (name, run) => {
    const known = answers.get(name)
    if (known) return known
    const answer = run()
    answers.set(name, answer)
    if (answers.size > kept) answers.delete(answers.keys().next().value ?? '')
    return answer
  }
}
