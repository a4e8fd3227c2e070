import type { Candidate } from './candidates'
import type { Likeness, NamePart } from './likeness'
import type { NameWord } from './words'

/** A candidate whose name is taken apart once for all lines. */
export interface ReadyCandidate {
  candidate: Candidate
  last: NamePart | null
  first: NamePart | null
  middle: NamePart | null
  phones: ReadonlySet<string>
}

/** A word of a line that stands for a part of a candidate's name. */
export interface Found {
  likeness: Likeness
  word: NameWord
  part: NamePart
  at: number
}
