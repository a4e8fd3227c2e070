import { CandidateIndex } from './CandidateIndex'
import type { Candidate } from './candidates'
import { compareNames, readyLine, type Comparison } from './compareNames'
import { childName, childScore, childWords } from './kin'
import type { MemberLine } from './parseMemberList'
import { matchingTexts as texts } from './texts'

export interface Proposal {
  candidateId: string
  score: number
  /** Russian, why it may be this person and what speaks against it. */
  evidence: string[]
}

export type LineMatch =
  | { kind: 'match'; line: MemberLine; candidateId: string; evidence: string[] }
  | { kind: 'proposals'; line: MemberLine; proposals: Proposal[]; why: string }
  | { kind: 'stranger'; line: MemberLine }

const mostProposals = 6
/** Nearer than this, two people are too close to tell. */
const CLOSE = 12
/** Somebody who is matched already is proposed again for a line that may be his second account, with a warning. */
const AGAIN = 36

/**
 * For each line a certain match, proposals with evidence (best first), or a stranger. A certain match is a person whom
 * the line names by surname and first name (or both initials), whom nobody else resembles, and whom no other line names:
 * namesakes and repeated lines are left to the user. Nobody is matched twice.
 */
export function matchMembers(lines: readonly MemberLine[], candidates: readonly Candidate[]): LineMatch[] {
  const index = new CandidateIndex(candidates)
  const found = lines.map((line) => comparisonsOf(line, index))
  const linesThatFit = new Map<string, number>()
  for (const list of found) {
    for (const one of list) {
      if (one.fits) linesThatFit.set(one.candidate.id, (linesThatFit.get(one.candidate.id) ?? 0) + 1)
    }
  }
  const taken = new Map<string, number>()
  const certain = found.map((list, at) => {
    const only = onlyOne(list)
    if (only === null || linesThatFit.get(only.candidate.id) !== 1) return null
    taken.set(only.candidate.id, lines[at]?.row ?? 0)
    return only
  })
  return lines.map((line, at): LineMatch => {
    const sure = certain[at]
    if (sure) return { kind: 'match', line, candidateId: sure.candidate.id, evidence: sure.evidence }
    return proposed(line, found[at] ?? [], taken, linesThatFit)
  })
}

function comparisonsOf(line: MemberLine, index: CandidateIndex): Comparison[] {
  const ready = readyLine(line)
  const found = index.near(ready).flatMap((one) => compareNames(ready, one) ?? [])
  const words = childWords(line)
  if (words !== null) addParents(found, words, index)
  return found.sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1))
}

function addParents(found: Comparison[], words: readonly string[], index: CandidateIndex): void {
  for (const { candidate } of index.all) {
    for (const child of candidate.children) {
      const score = childScore(words, child)
      if (score === 0) continue
      const known = found.find((one) => one.candidate.id === candidate.id)
      const evidence = texts.child(childName(child))
      if (known === undefined) found.push({ candidate, score, named: score, fits: false, evidence: [evidence] })
      else {
        known.score += score
        known.evidence.push(evidence)
      }
    }
  }
}

function onlyOne(list: readonly Comparison[]): Comparison | null {
  const best = list[0]
  if (best === undefined || !best.fits || list.filter((one) => one.fits).length > 1) return null
  // A telephone alone never decides between namesakes: it may be the other one's, or of the whole family.
  return list.some((one) => one !== best && best.named - one.named < CLOSE) ? null : best
}

function proposed(
  line: MemberLine,
  list: readonly Comparison[],
  taken: ReadonlyMap<string, number>,
  linesThatFit: ReadonlyMap<string, number>,
): LineMatch {
  const free = list.filter((one) => !taken.has(one.candidate.id))
  const again = list.filter((one) => taken.has(one.candidate.id) && one.score >= AGAIN)
  const proposals = [
    ...free.map((one) => ({ candidateId: one.candidate.id, score: one.score, evidence: one.evidence })),
    ...again.map((one) => ({
      candidateId: one.candidate.id,
      score: one.score,
      evidence: [...one.evidence, texts.taken(taken.get(one.candidate.id) ?? 0)],
    })),
  ].slice(0, mostProposals)
  if (proposals.length === 0) return { kind: 'stranger', line }
  const twice = free.some((one) => one.fits && (linesThatFit.get(one.candidate.id) ?? 0) > 1)
  const why = twice ? texts.twice : free.length > 1 ? texts.namesakes(free.length) : ''
  return { kind: 'proposals', line, proposals, why }
}
