import type { SheetDescription } from '@/domain/documents/description'
import type { Campaign, Handover } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { exportTexts } from '@/domain/exports/texts'
import { titleOf } from '@/domain/rules/states'
import type { ExportNames } from './ExportNames'
import { listSheet, type ListColumn, type SheetHead } from './listSheet'

const { columns: titles } = exportTexts.workbook

export function handoverSheet(head: SheetHead, facts: Facts, names: ExportNames): SheetDescription {
  const runs = new Map(facts.sheetRuns.map((run) => [run.id, run]))
  const columns: ListColumn<Handover>[] = [
    { title: titles.unit, value: (one) => names.unit(one.classId) },
    { title: titles.madeOn, value: (one) => runs.get(one.sheetRunId)?.madeOn ?? null, format: 'day' },
    { title: titles.copies, value: (one) => one.copies, format: 'integer' },
    { title: titles.handedOn, value: (one) => one.handedOn, format: 'day' },
    { title: titles.receivedBy, value: (one) => one.receivedBy },
    { title: titles.returnedOn, value: (one) => one.returnedOn, format: 'day' },
    { title: titles.note, value: (one) => one.note, wrap: true },
  ]
  return listSheet(head, facts.handovers, columns)
}

export function campaignSheet(head: SheetHead, facts: Facts, names: ExportNames): SheetDescription {
  const columns: ListColumn<Campaign>[] = [
    { title: titles.title, value: (one) => one.title, wrap: true },
    { title: titles.year, value: (one) => names.year(one.yearId) },
    { title: titles.platform, value: (one) => names.platform(one.platformId) },
    { title: titles.fromPlatform, value: ({ fromPlatformId: from }) => (from === null ? '' : names.platform(from)) },
    { title: titles.role, value: (one) => one.roles.map((role) => titleOf.inviteeRoles[role]).join(', '), wrap: true },
    { title: titles.startsOn, value: (one) => one.startsOn, format: 'day' },
    { title: titles.deadlineOn, value: (one) => one.deadlineOn, format: 'day' },
    { title: titles.target, value: (one) => one.targetPercent, format: 'integer' },
    { title: titles.state, value: (one) => titleOf.campaignState[one.state] },
    { title: titles.closedOn, value: (one) => one.closedOn, format: 'day' },
    { title: titles.note, value: (one) => one.note, wrap: true },
  ]
  return listSheet(head, facts.campaigns, columns)
}
