import { matchMembers } from '@/domain/matching/matchMembers'
import { parseMemberList } from '@/domain/matching/parseMemberList'
import { inventMemberList } from './memberLists'

export interface Figures {
  lists: number
  members: number
  automatic: number
  wrong: string[]
  namesakesMatched: string[]
  /** Members of the register found, by themselves or among the proposals. */
  found: number
  missed: string[]
  /** Rows that hold a person and were not read as one. */
  lost: string[]
}

/** Reads and matches invented lists and counts against what they were made of. */
export function judge(count: number, firstSeed = 1): Figures {
  const sum: Figures = {
    lists: count,
    members: 0,
    automatic: 0,
    wrong: [],
    namesakesMatched: [],
    found: 0,
    missed: [],
    lost: [],
  }
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) judgeOne(seed, sum)
  return sum
}

function judgeOne(seed: number, sum: Figures): void {
  const { candidates, text, truth, namesakes } = inventMemberList(seed)
  const byId = new Map(candidates.map((one) => [one.id, `${one.lastName} ${one.firstName} ${one.middleName}`]))
  const matches = new Map(matchMembers(parseMemberList(text).lines, candidates).map((one) => [one.line.row, one]))
  const rows = text.split(/\r?\n/)
  const told = (row: number, id: string | null) =>
    `${String(seed)}: «${rows[row - 1] ?? ''}» (${byId.get(id ?? '') ?? '—'})`
  for (const [row, id] of truth) {
    const match = matches.get(row)
    if (match === undefined) {
      sum.lost.push(told(row, id))
      continue
    }
    if (match.kind === 'match') {
      sum.automatic += 1
      if (match.candidateId !== id) sum.wrong.push(`${told(row, id)} → ${byId.get(match.candidateId) ?? ''}`)
      if (namesakes.has(match.candidateId) && !isTold(rows[row - 1] ?? '', match.candidateId)) {
        sum.namesakesMatched.push(told(row, id))
      }
    }
    if (id === null) continue
    sum.members += 1
    const ids =
      match.kind === 'match'
        ? [match.candidateId]
        : match.kind === 'proposals'
          ? match.proposals.map((one) => one.candidateId)
          : []
    if (ids.includes(id)) sum.found += 1
    else sum.missed.push(told(row, id))
  }

  /** Namesakes by surname and first name whom the line itself tells apart by a patronymic. */
  function isTold(line: string, id: string): boolean {
    const one = candidates.find((candidate) => candidate.id === id)
    const same = candidates.filter((other) => other.lastName === one?.lastName && other.firstName === one.firstName)
    const middles = new Set(same.map((other) => other.middleName))
    const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е')
    const said = one !== undefined && one.middleName !== '' && plain(line).includes(plain(one.middleName))
    return middles.size === same.length && (said || /\p{L}\.\s?\p{L}\./u.test(line))
  }
}
