import { entityNames, type EntityName, type EntityTypes } from '@/domain/model/entities'
import { factsOf } from '@/domain/model/facts'
import type { Facts } from '@/domain/model/plain'
import type { LiveQuery, Register } from '@/storage/register'

type Rows = { [N in EntityName]?: EntityTypes[N][] }

/**
 * All facts of the open school as one live value. The tables are shared with every other reader, so a second
 * subscriber costs nothing; a commit that touches several tables arrives as one value.
 * @param tables only these are read, the lists of all others stay empty: for a first picture that must not wait for
 *   thousands of pupils
 */
export function liveFacts(register: Register, tables: readonly EntityName[] = entityNames): LiveQuery<Facts> {
  return {
    subscribe(next, fail) {
      const rows: Rows = {}
      let waiting = false
      let ended = false
      const tell = () => {
        waiting = false
        if (!ended && tables.every((name) => rows[name] !== undefined)) next(factsOf(rows))
      }
      const stops = tables.map((name) =>
        register.all(name).subscribe((value) => {
          Object.assign(rows, { [name]: value })
          if (!waiting) {
            waiting = true
            queueMicrotask(tell)
          }
        }, fail),
      )
      return () => {
        ended = true
        for (const stop of stops) stop()
      }
    },
  }
}

/** One reading of all facts, outside any subscription. */
export async function readFacts(register: Register): Promise<Facts> {
  const rows: Rows = {}
  for (const name of entityNames) Object.assign(rows, { [name]: await register.read(name) })
  return factsOf(rows)
}
