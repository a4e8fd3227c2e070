import type { DocumentChoice, DocumentKindId } from '@/domain/documents/documentKinds'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { isLinkInForce } from '@/domain/rules/states'

/** What the screen remembers while the window is open: the document and everything chosen for it. */
export interface HandoutState {
  kind: DocumentKindId
  choice: DocumentChoice
}

export function firstState(today: IsoDay): HandoutState {
  return {
    kind: 'sheets',
    choice: {
      platformId: '',
      today,
      classIds: [],
      staffRoom: false,
      roles: ['parent', 'pupil'],
      oneFilePerClass: false,
      slipCount: null,
      slipNames: true,
      day: today,
      orderId: null,
    },
  }
}

/** The choice as a document takes it: the first active platform, and all classes of the year where none is chosen. */
export function completeChoice(
  facts: Facts,
  { kind, choice }: HandoutState,
  classIds: readonly string[],
): DocumentChoice {
  const platforms = facts.platforms.filter((one) => one.state === 'active')
  const platform = platforms.find((one) => one.id === choice.platformId) ?? preferred(facts, platforms)
  const known = new Set(classIds)
  const chosen = choice.classIds.filter((id) => known.has(id))
  return {
    ...choice,
    platformId: platform?.id ?? '',
    classIds: chosen.length > 0 || kind === 'roster' ? chosen : [...classIds],
  }
}

/** The platform with most live links: the one that the school invites to now. */
function preferred(facts: Facts, platforms: Facts['platforms']): Facts['platforms'][number] | undefined {
  const count = (id: string) => facts.links.filter((one) => one.platformId === id && isLinkInForce(one.state)).length
  return [...platforms].sort((a, b) => count(b.id) - count(a.id))[0]
}
