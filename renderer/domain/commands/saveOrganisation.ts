import type { Intention } from '@/domain/changes/types'
import type { Organisation } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { changed, intention } from './edits'
import { texts } from './texts'

/** Changes the card of the organisation; only the fields that differ. */
export function saveOrganisation(
  facts: Pick<Facts, 'organisation'>,
  fields: Partial<Omit<Organisation, 'id'>>,
): Intention {
  return intention(texts.school.organisation, [changed('organisation', facts.organisation, fields)])
}
