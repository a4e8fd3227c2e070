import type { SentSet } from './batch'
import { numberOf, parseFileName, type SyncFileName } from './names'
import { newPeer } from './replica'
import { placeOf, type Run } from './run'

/**
 * Whether the chain under our id is still ours alone: not when the database has a new id, when the others have given this id
 * up, when the folder holds a number we have not written, or another file under a number of ours (a clone, a restored copy).
 */
export async function isOurs(run: Run): Promise<boolean> {
  const { state, own, deps } = run
  if ((await deps.replica.device()).deviceId !== state.device || state.retired.includes(state.device)) return false
  if (own.last > state.own.seq) return false
  const names = new Set((await deps.replica.ownNames()).map(({ name }) => name))
  return foreignFiles(own, names, state.floor).length === 0
}

/** Files under our id that we did not write. */
function foreignFiles(own: Run['own'], names: ReadonlySet<string>, floor: number): SyncFileName[] {
  const filesOf = (all: Iterable<string>) => [...all].flatMap((name) => parseFileName(name) ?? [])
  const snapshots = filesOf(names).filter(({ kind }) => kind === 'snap')
  // Our own files up to the floor and our older snapshots may still wait for their deletion; who has none has no older ones.
  const oldest = snapshots.length === 0 ? 0 : Math.min(...snapshots.map(({ seq }) => seq))
  const isOld = ({ kind, seq }: SyncFileName) => (kind === 'snap' ? seq < oldest : seq <= floor)
  return filesOf([...own.sizes.keys()].filter((name) => !names.has(name))).filter((file) => !isOld(file))
}

/**
 * Goes on under a new id; the old one becomes a foreign PC from the number where the chains part. What we wrote from there
 * on is published once more, since nobody can tell which of two files of one number the others took (rules 10, 11).
 */
export async function takeNewName(run: Run): Promise<void> {
  const { state, own, deps } = run
  const files = await deps.replica.ownNames()
  const foreign = foreignFiles(own, new Set(files.map(({ name }) => name)), state.floor)
  const parted = Math.min(state.own.seq + 1, ...foreign.map(({ seq }) => seq))
  const unsent: string[] = []
  // Where the other one has compacted already, nobody can tell any more where the chains part.
  let baseDue = state.baseDue || foreign.some(({ kind }) => kind === 'snap')
  const cursor = { seq: state.floor, hash: '', content: Math.min(state.floor, state.own.content) }
  for (const { name } of [...files].sort((a, b) => numberOf(a.name) - numberOf(b.name))) {
    const file = parseFileName(name)
    const bytes = await deps.replica.ownFile(name)
    if (file === null || file.kind === 'snap' || bytes === null) continue
    const opened = await deps.envelope.unwrap(placeOf(deps.replica.school, state.device, file), file.hash, bytes)
    const sets = opened.ok ? ((opened.value as { sets?: SentSet[] }).sets ?? []) : []
    if (file.seq >= parted || !own.sizes.has(name)) {
      unsent.push(...sets.map(({ set }) => set.id))
      // A whole state is no list of sets: it goes out as a whole again.
      if (file.kind === 'base') baseDue = true
    } else if (file.seq > cursor.seq) {
      const content = sets.length > 0 || file.kind === 'base' ? file.seq : cursor.content
      Object.assign(cursor, { seq: file.seq, hash: file.hash, content })
    }
  }
  const minted = await deps.replica.mint(state, unsent)
  const old = { ...newPeer(), ...cursor, pc: deps.pc() }
  run.state = { ...minted, baseDue, peers: { ...minted.peers, [state.device]: old } }
  await deps.replica.put(run.state)
  run.report.renamed = true
}
