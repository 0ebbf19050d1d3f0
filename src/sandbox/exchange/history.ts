/** A bounded memory of what happened, oldest forgotten first. */
export class History<T> {
  private kept: T[] = []

  constructor(private readonly limit: number) {}

  add(item: T): void {
    this.kept.push(item)
    // Forgetting in blocks keeps the cost of one addition constant.
    if (this.kept.length >= this.limit * 2) this.kept = this.kept.slice(-this.limit)
  }

  /** Takes out the newest item of which this is true. */
  remove(isIt: (item: T) => boolean): T | undefined {
    const at = this.kept.findLastIndex(isIt)
    return at < 0 ? undefined : this.kept.splice(at, 1)[0]
  }

  last(): T | undefined {
    return this.kept.at(-1)
  }

  newestFirst(): T[] {
    return this.kept.slice(-this.limit).reverse()
  }

  oldestFirst(): T[] {
    return this.kept.slice(-this.limit)
  }
}
