import { showDay } from '@/domain/rules/days'
import { shortTitleOf, titleOf } from '@/domain/rules/states'
import type { TableColumn } from '@/ui/table/TableColumn'
import type { LinkRow } from './linkRows'
import { invitationTexts } from './texts'

const texts = invitationTexts.links.columns

/** Columns of the list of links; «Пора аннулировать» spans platforms and is about reasons, so there both have the room. */
export function linkColumns(platformOf: (row: LinkRow) => string, isStaleList: boolean): TableColumn<LinkRow>[] {
  return [
    {
      id: 'unit',
      title: texts.unit,
      width: 120,
      value: (row) => row.unit,
      sortValue: (row) => row.place,
      fixed: true,
    },
    { id: 'role', title: texts.role, width: 110, value: (row) => titleOf.inviteeRoles[row.role] },
    {
      id: 'state',
      title: texts.state,
      width: 155,
      value: (row) =>
        row.link ? (row.expiry?.title ?? shortTitleOf.linkState[row.link.state]) : invitationTexts.links.missing,
    },
    { id: 'url', title: texts.url, width: 190, value: (row) => row.link?.url ?? '', grow: !isStaleList },
    {
      id: 'version',
      title: texts.version,
      width: 70,
      value: (row) => row.link?.version ?? null,
      align: 'right',
      hidden: isStaleList,
    },
    {
      id: 'created',
      title: texts.created,
      width: 100,
      value: (row) => showDay(row.link?.createdOn ?? null),
      sortValue: (row) => row.link?.createdOn ?? null,
    },
    {
      id: 'issued',
      title: texts.issued,
      width: 100,
      value: (row) => showDay(row.link?.issuedOn ?? null),
      sortValue: (row) => row.link?.issuedOn ?? null,
    },
    {
      id: 'until',
      title: texts.until,
      width: 110,
      value: (row) => showDay(row.link?.validUntilOn ?? null),
      sortValue: (row) => row.link?.validUntilOn ?? null,
      hidden: true,
    },
    {
      id: 'reason',
      title: texts.reason,
      width: 195,
      value: (row) => row.stale || (row.link?.annulReason ?? ''),
      grow: isStaleList,
    },
    { id: 'author', title: texts.author, width: 160, value: (row) => row.link?.createdBy ?? '', hidden: true },
    {
      id: 'platform',
      title: texts.platform,
      width: 120,
      value: platformOf,
      hidden: !isStaleList,
    },
  ]
}
