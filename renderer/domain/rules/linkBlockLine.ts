import type { InviteeRole, Link, Platform } from '@/domain/model/entities'
import type { LabelContext, LinkUnit } from './linkLabel'
import type { LinkRecognition, LinkRemark } from './recogniseLink'

export interface LinkBlockContext extends LabelContext {
  platforms: readonly Platform[]
  /** Every link of the register, of all years and states: one address must never serve twice (rule 8.3.7). */
  existingLinks: readonly Link[]
  /** Role of a class link whose line names none; null = it must be named. */
  defaultRole: InviteeRole | null
  yearId: string
  /** Platform of an address that no pattern knows; absent = the person has to choose. */
  defaultPlatformId?: string | null
}

/** `doubtful` waits for a person; `refused` cannot be added; `skipped` is a line without a link. */
export type LinkBlockOutcome = 'new' | 'replace' | 'same' | 'doubtful' | 'refused' | 'skipped'

/** One link of the block (a line may hold several), or a line without a link. */
export interface LinkBlockLine {
  /** 1-based number of the line in the pasted text. */
  line: number
  /** The line as pasted, for the preview. */
  text: string
  unit: LinkUnit | null
  role: InviteeRole | null
  link: LinkRecognition | null
  /** Exact address to keep; empty when there is none. */
  url: string
  shortUrl: string
  platformId: string | null
  outcome: LinkBlockOutcome
  /** The live link whose place this one takes (also when it waits as doubtful). */
  replacesId: string | null
  problems: LinkRemark[]
  doubts: LinkRemark[]
}
