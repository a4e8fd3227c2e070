import type { Link } from '@/domain/model/entities'
import type { IsoDay } from '@/domain/model/plain'
import { daysBetween } from './days'
import { counted } from './plurals'
import { isLinkInForce } from './states'

/** From how many days before its last day a link counts as «истекает». */
export const SOON_DAYS = 14

/** «Истекает» is no state of its own: it is read off the day until which a link in force holds (domain.md 8.2). */
export interface Expiry {
  kind: 'soon' | 'over'
  /** Days until the last day, 0 on it; negative afterwards. */
  days: number
  /** «Истекает через 3 дня», «Истекает сегодня», «Истекла». */
  title: string
}

/** The expiry of a link on a day; null while it is far off, has no day, or the link is not in force. */
export function linkExpiry(link: Pick<Link, 'state' | 'validUntilOn'>, today: IsoDay): Expiry | null {
  if (link.validUntilOn === null || !isLinkInForce(link.state)) return null
  const days = daysBetween(today, link.validUntilOn)
  if (Number.isNaN(days) || days > SOON_DAYS) return null
  if (days < 0) return { kind: 'over', days, title: 'Истекла' }
  if (days === 0) return { kind: 'soon', days, title: 'Истекает сегодня' }
  return { kind: 'soon', days, title: `Истекает через ${counted(days, 'день', 'дня', 'дней')}` }
}
