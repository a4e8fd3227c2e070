import type { LiveQuery } from '@/storage/register'

/** A value that others follow. */
export interface Watched<T> {
  value(): T
  set(next: T): void
  query: LiveQuery<T>
}

export function watched<T>(value: T): Watched<T> {
  const followers = new Set<(value: T) => void>()
  return {
    value: () => value,
    set(next) {
      value = next
      for (const follower of [...followers]) follower(value)
    },
    query: {
      subscribe(next) {
        followers.add(next)
        next(value)
        return () => followers.delete(next)
      },
    },
  }
}
