/** Invitation links: what an address is, and how a pasted block of them is read (domain.md 1.4, rule 8.3.7). */
export { isUsable, recogniseLink, type LinkKind, type LinkRecognition, type LinkRemark } from './recogniseLink'
export { parseLinkBlock } from './linkBlock'
export type { LinkBlockContext, LinkBlockLine, LinkBlockOutcome } from './linkBlockLine'
export type { LinkUnit } from './linkLabel'
