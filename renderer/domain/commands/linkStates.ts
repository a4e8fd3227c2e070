import type { Link } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { linkRefusal, moveReasons } from '@/domain/rules/moveReasons'
import { isLinkInForce } from '@/domain/rules/states'
import { linkTitle } from './addLinks'
import type { LinkFacts } from './addLinks'
import { changed, saved } from './edits'
import { note, outcome } from './outcome'
import type { CommandNote, Outcome } from './outcome'
import { texts } from './texts'

/** Marks links as handed out today. Annulled and replaced ones are refused: they must not be printed (domain.md 8.2). */
export function issueLinks(facts: LinkFacts, ids: readonly string[], today: IsoDay): Outcome {
  const refused: CommandNote[] = []
  const edits = chosen(facts, ids).map((link) => {
    if (link.state === 'issued') return null
    if (linkRefusal(link.state, 'issued') !== null) {
      refused.push(refusal(facts, link, 'issued'))
      return null
    }
    return changed('link', link, { state: 'issued', issuedOn: today })
  })
  return outcome(texts.link.issued(countOf(edits)), edits, { refused })
}

/** Annuls links with one reason for all, or one for each by its id, for the act that the regulation asks for (rule 8.3.5). */
export function annulLinks(
  facts: LinkFacts,
  ids: readonly string[],
  reason: string | ReadonlyMap<string, string>,
  today: IsoDay,
): Outcome {
  const reasonOf = (id: string) => (typeof reason === 'string' ? reason : (reason.get(id) ?? '')).trim()
  const links = chosen(facts, ids).filter((link) => link.state !== 'annulled')
  return outcome(
    texts.link.annulled(links.length),
    links.map((link) =>
      changed('link', link, { state: 'annulled', annulledOn: today, annulReason: reasonOf(link.id) }),
    ),
    {
      tasks: links
        .filter((link) => isLinkInForce(link.state) || link.state === 'replaced')
        .map((link) => note('annulOnPlatform', texts.link.annulOnPlatform(linkTitle(facts, link)), 'link', link.id)),
    },
  )
}

/**
 * Changes the card of a link, or adds one by hand. The address of a link that was handed out is not edited but replaced
 * (`addLinks`), since sheets with the old one are on their way; an address that another link has is refused.
 */
export function saveLink(facts: LinkFacts, link: Link): Outcome {
  const before = facts.links.find((one) => one.id === link.id)
  const title = before === undefined ? texts.link.added(1, 0) : texts.link.changed(linkTitle(facts, link))
  const twin = facts.links.find((one) => one.id !== link.id && one.url === link.url)
  if (twin !== undefined) {
    const text = texts.link.sameAddress(linkTitle(facts, link), linkTitle(facts, twin))
    return outcome(title, [], { refused: [note('sameAddress', text, 'link', twin.id)] })
  }
  const used = before !== undefined && before.state !== 'draft' && before.state !== 'active'
  if (used && before.url !== link.url) {
    return outcome(title, [], { refused: [note('replace', texts.link.replaceInstead, 'link', link.id)] })
  }
  if (before !== undefined && linkRefusal(before.state, link.state) !== null) {
    return outcome(title, [], { refused: [refusal(facts, before, link.state)] })
  }
  return outcome(title, [saved('link', before, link)])
}

function refusal(facts: LinkFacts, link: Link, to: Link['state']): CommandNote {
  const why = linkRefusal(link.state, to)
  const reason = why === null ? '' : moveReasons[why]
  return note(why ?? 'impossible', texts.link.refused(linkTitle(facts, link), link.state, to, reason), 'link', link.id)
}

function chosen(facts: Pick<Facts, 'links'>, ids: readonly string[]): Link[] {
  const wanted = new Set(ids)
  return facts.links.filter((link) => wanted.has(link.id))
}

function countOf(edits: readonly unknown[]): number {
  return edits.filter((edit) => edit !== null).length
}
