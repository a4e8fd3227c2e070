/** Subscribes to a query; the value arrives again after every commit that touches what it read. */
export interface LiveQuery<T> {
  subscribe(next: (value: T) => void, fail: (reason: unknown) => void): () => void
}
