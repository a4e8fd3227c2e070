import type { SheetDescription } from '@/domain/documents/description'
import { documentTexts } from '@/domain/documents/texts'
import type { Invitee, JoinRequest, Link, Platform, SheetRun } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { showPhone } from '@/domain/rules/phones'
import { titleOf } from '@/domain/rules/states'
import type { ExportChoice } from '@/domain/exports/exportChoice'
import { exportTexts } from '@/domain/exports/texts'
import type { ExportNames } from './ExportNames'
import { listSheet, type ListColumn, type SheetHead } from './listSheet'

const { columns: titles } = exportTexts.workbook

export function platformSheet(head: SheetHead, facts: Facts): SheetDescription {
  const columns: ListColumn<Platform>[] = [
    { title: titles.title, value: (one) => one.name, wrap: true },
    { title: titles.shortTitle, value: (one) => one.shortName },
    { title: titles.state, value: (one) => titleOf.platformState[one.state] },
    { title: titles.deadline, value: (one) => one.deadlineOn, format: 'day' },
    { title: titles.note, value: (one) => one.note, wrap: true },
  ]
  return listSheet(head, facts.platforms, columns)
}

export function linkSheet(head: SheetHead, facts: Facts, choice: ExportChoice, names: ExportNames): SheetDescription {
  const columns: (ListColumn<Link> | null)[] = [
    choice.yearId === null ? { title: titles.year, value: (one) => names.year(one.yearId) } : null,
    { title: titles.unit, value: (one) => names.unit(one.classId) },
    { title: titles.platform, value: (one) => names.platform(one.platformId) },
    { title: titles.role, value: (one) => titleOf.inviteeRoles[one.role] },
    choice.linkAddresses ? { title: titles.url, value: (one) => one.url, holds: 'link', wrap: true } : null,
    choice.linkAddresses ? { title: titles.shortUrl, value: (one) => one.shortUrl, holds: 'link' } : null,
    { title: titles.state, value: (one) => titleOf.linkState[one.state] },
    { title: titles.version, value: (one) => one.version, format: 'integer' },
    { title: titles.createdOn, value: (one) => one.createdOn, format: 'day' },
    { title: titles.createdBy, value: (one) => one.createdBy },
    { title: titles.issuedOn, value: (one) => one.issuedOn, format: 'day' },
    { title: titles.validUntilOn, value: (one) => one.validUntilOn, format: 'day' },
    { title: titles.annulledOn, value: (one) => one.annulledOn, format: 'day' },
    { title: titles.annulReason, value: (one) => one.annulReason, wrap: true },
    { title: titles.note, value: (one) => one.note, wrap: true },
  ]
  return listSheet(head, facts.links, columns, titles.role)
}

export function inviteeSheet(head: SheetHead, facts: Facts, names: ExportNames): SheetDescription {
  const columns: ListColumn<Invitee>[] = [
    { title: titles.unit, value: (one) => names.unit(one.classId) },
    { title: titles.name, value: (one) => names.person(one.personId), holds: 'name' },
    { title: titles.role, value: (one) => titleOf.inviteeRole[one.role] },
    { title: titles.platform, value: (one) => names.platform(one.platformId) },
    { title: titles.state, value: (one) => titleOf.inviteeState[one.state] },
    { title: titles.way, value: (one) => titleOf.invitationWay[one.way] },
    { title: titles.handedBy, value: (one) => (one.handedBy === null ? '' : titleOf.handedBy[one.handedBy]) },
    { title: titles.times, value: (one) => one.times, format: 'integer' },
    { title: titles.invitedOn, value: (one) => one.invitedOn, format: 'day' },
    { title: titles.joinedOn, value: (one) => one.joinedOn, format: 'day' },
    { title: titles.confirmedOn, value: (one) => one.confirmedOn, format: 'day' },
    { title: titles.note, value: (one) => one.note, wrap: true },
  ]
  return listSheet(head, facts.invitees, columns, titles.name)
}

export function joinRequestSheet(
  head: SheetHead,
  facts: Facts,
  choice: ExportChoice,
  names: ExportNames,
): SheetDescription {
  const columns: (ListColumn<JoinRequest> | null)[] = [
    { title: titles.unit, value: (one) => names.unit(one.classId) },
    { title: titles.platform, value: (one) => names.platform(one.platformId) },
    { title: titles.requestName, value: (one) => one.name, holds: 'name' },
    choice.phones ? { title: titles.requestPhone, value: (one) => showPhone(one.phone), holds: 'phone' } : null,
    { title: titles.role, value: (one) => titleOf.inviteeRole[one.role] },
    { title: titles.requestedOn, value: (one) => one.requestedOn, format: 'day' },
    { title: titles.state, value: (one) => titleOf.requestState[one.state] },
    { title: titles.decidedOn, value: (one) => one.decidedOn, format: 'day' },
    { title: titles.reason, value: (one) => one.reason, wrap: true },
  ]
  return listSheet(head, facts.joinRequests, columns, titles.requestName)
}

/** One row for each kind of sheet of a run; whose sheets they were is told by the invitees. */
export function sheetRunSheet(head: SheetHead, facts: Facts, names: ExportNames): SheetDescription {
  const rows = facts.sheetRuns.flatMap((run) => run.sheets.map((sheet) => ({ run, sheet })))
  const columns: ListColumn<{ run: SheetRun; sheet: SheetRun['sheets'][number] }>[] = [
    { title: titles.madeOn, value: ({ run }) => run.madeOn, format: 'day' },
    { title: titles.madeBy, value: ({ run }) => run.madeBy },
    { title: titles.document, value: ({ run }) => documentTitle(run.document) },
    { title: titles.platform, value: ({ run }) => names.platform(run.platformId) },
    { title: titles.unit, value: ({ sheet }) => names.unit(sheet.classId) },
    { title: titles.role, value: ({ sheet }) => titleOf.inviteeRoles[sheet.role] },
    { title: titles.version, value: ({ sheet }) => sheet.version, format: 'integer' },
    { title: titles.copies, value: ({ sheet }) => sheet.copies, format: 'integer' },
  ]
  return listSheet(head, rows, columns)
}

function documentTitle(kind: string): string {
  const known: Readonly<Record<string, { title: string } | undefined>> = documentTexts.kinds
  return known[kind]?.title ?? kind
}
