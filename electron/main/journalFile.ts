import { DatabaseSync } from 'node:sqlite'
import { LIMITS, type JournalRow, type JournalState } from '../contract'

const TABLES = `
  CREATE TABLE IF NOT EXISTS rows (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS base (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`

/** Rows that do not follow the last number: the page and its journal have parted. */
export class JournalGap extends Error {
  readonly code = 'JOURNAL_GAP'
}

/**
 * The journal of one school: a database of Node's own SQLite, write-ahead log, flushed at every transaction
 * (reliability 2.3.1). Everything is durable when a method returns. What is dropped is overwritten with
 * zeros. Throws SQLite's error; nothing of the call is kept then.
 */
export class JournalFile {
  readonly #db: DatabaseSync

  /** Opens or makes the file and looks through it. Throws when it is no sound database. */
  constructor(path: string) {
    this.#db = new DatabaseSync(path)
    try {
      this.#db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON')
      const checked = this.#db.prepare('PRAGMA quick_check(1)').get()
      if (checked?.quick_check !== 'ok') throw Object.assign(new Error('damaged'), { code: 'ERR_SQLITE_CORRUPT' })
      this.#db.exec(TABLES)
    } catch (error) {
      this.#db.close()
      throw error
    }
  }

  state(): Omit<JournalState, 'damaged'> {
    const base = this.#db.prepare('SELECT number FROM base').get()?.number
    const last = this.#db.prepare('SELECT max(number) AS last FROM rows').get()?.last
    const mark = this.#db.prepare("SELECT value FROM facts WHERE name = 'mark'").get()?.value
    return {
      base: typeof base === 'number' ? base : null,
      last: Number(last ?? base ?? 0),
      mark: typeof mark === 'string' ? mark : null,
    }
  }

  append(rows: readonly JournalRow[], mark: string): void {
    this.#inTransaction(() => {
      let { last } = this.state()
      const known = this.#db.prepare('SELECT id FROM rows WHERE number = ?')
      const insert = this.#db.prepare('INSERT INTO rows (number, id, bytes) VALUES (?, ?, ?)')
      for (const { number, id, bytes } of rows) {
        if (number <= last) {
          const held = known.get(number)?.id
          if (held !== undefined && held !== id) throw new JournalGap(`row ${String(number)} is another set`)
          continue
        }
        if (number !== last + 1) throw new JournalGap(`row ${String(number)} after ${String(last)}`)
        insert.run(number, id, bytes)
        last = number
      }
      this.#setMark(mark)
    })
  }

  writeBase(number: number, bytes: Uint8Array, mark: string): void {
    this.#inTransaction(() => {
      this.#db.prepare('INSERT OR REPLACE INTO base (one, number, bytes) VALUES (1, ?, ?)').run(number, bytes)
      this.#db.prepare('DELETE FROM rows WHERE number <= ?').run(number)
      this.#setMark(mark)
    })
    // The old bytes would stay readable in the write-ahead log.
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  readBase(): Uint8Array | null {
    const bytes = this.#db.prepare('SELECT bytes FROM base').get()?.bytes
    return bytes instanceof Uint8Array ? bytes : null
  }

  read(after: number): JournalRow[] {
    const page: JournalRow[] = []
    let size = 0
    for (const row of this.#db
      .prepare('SELECT number, id, bytes FROM rows WHERE number > ? ORDER BY number')
      .iterate(after)) {
      const bytes = row.bytes as Uint8Array
      size += bytes.byteLength
      if (page.length > 0 && size > LIMITS.journalPageBytes) break
      page.push({ number: Number(row.number), id: String(row.id), bytes })
    }
    return page
  }

  close(): void {
    this.#db.close()
  }

  #setMark(mark: string): void {
    this.#db.prepare("INSERT OR REPLACE INTO facts (name, value) VALUES ('mark', ?)").run(mark)
  }

  #inTransaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      work()
      this.#db.exec('COMMIT')
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }
}
