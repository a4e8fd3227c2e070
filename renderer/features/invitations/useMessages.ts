import { computed, shallowReactive } from 'vue'
import { documentFacts, type DocumentFacts } from '@/domain/documents/documentFacts'
import { addressesIn, invitationMessage, type MessageOptions } from '@/domain/documents/invitationMessage'
import { documentTexts } from '@/domain/documents/texts'
import type { Link } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { titleOf } from '@/domain/rules/states'
import { useRemembered } from '@/ui/useRemembered'

/** The text about one link as it stands in the dialog. */
export interface ShownMessage {
  link: Link
  /** «5 «А», родители». */
  title: string
  /** Why there is no text; empty when there is one. */
  refusal: string
  subject: string
  fileName: string
  text: string
  edited: boolean
  /** Its own address stands in the text. */
  holdsLink: boolean
  /** Other links whose addresses got into the text: such a text must not leave the program. */
  foreign: string[]
}

const noText = { subject: '', fileName: '', text: '' }

/** Texts of the links by the chosen kind; what a person writes into one stays, each kind apart, as long as the dialog. */
export function useMessages(facts: () => Facts, ids: () => readonly string[], today: IsoDay) {
  const choice = useRemembered<MessageOptions>('invitations.message', { kind: 'chat', withLink: false })
  const edits = shallowReactive(new Map<string, string>())
  const keyOf = (link: Link) => `${link.id}:${choice.value.kind}:${String(choice.value.withLink)}`

  const known = computed(() => {
    const made = new Map<string, DocumentFacts>()
    const all = facts()
    return (platformId: string) => {
      const one = made.get(platformId) ?? documentFacts(all, platformId, today)
      made.set(platformId, one)
      return one
    }
  })
  const titled = (link: Link) => {
    const { class: classOf, unitName } = known.value(link.platformId)
    const unit = link.classId === null ? null : classOf(link.classId)
    const name = link.classId !== null && unit === null ? documentTexts.annulAct.noClass : unitName(unit)
    return `${name}, ${titleOf.inviteeRoles[link.role].toLowerCase()}`
  }
  const shown = (link: Link): ShownMessage => {
    const message = invitationMessage(known.value(link.platformId), link, choice.value)
    const edit = edits.get(keyOf(link))
    const made = message.ok ? { ...message, text: edit ?? message.text } : noText
    const found = addressesIn(made.text, facts().links, link)
    return {
      link,
      title: titled(link),
      refusal: message.ok ? '' : documentTexts.skipped[message.reason],
      subject: made.subject,
      fileName: made.fileName,
      text: made.text,
      edited: message.ok && edit !== undefined && edit !== message.text,
      holdsLink: found.own,
      foreign: found.others.map(titled),
    }
  }
  const messages = computed(() => {
    const byId = new Map(facts().links.map((link) => [link.id, link]))
    return ids().flatMap((id) => {
      const link = byId.get(id)
      return link ? [shown(link)] : []
    })
  })

  return {
    choice,
    messages,
    edit: (link: Link, text: string) => void edits.set(keyOf(link), text),
    restore: (link: Link) => void edits.delete(keyOf(link)),
  }
}
