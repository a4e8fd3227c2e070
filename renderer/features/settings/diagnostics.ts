import type { IsoInstant } from '@/domain/model/plain'
import { showNumber } from '@/domain/rules/plurals'
import type { StoreState, VaultProtection } from '@/platform/platform'
import type { ProtectionState, SelfTestReport, SnapshotsState } from '@/safety/safety'
import type { SyncStatus } from '@/sync/sync'
import { showMoment } from '@/ui/momentText'
import { showSize } from '@/ui/sizeText'
import { aboutTexts as texts } from './aboutTexts'

/** What is known about the program and its data. Numbers, versions and times: no person, no name of the school. */
export interface Diagnostics {
  version: string
  hostTitle: string
  /** `navigator.userAgent`. */
  userAgent: string
  /** CSS pixels and how many real ones make one of them. */
  screen: { width: number; height: number; ratio: number }
  store: StoreState | null
  persisted: boolean | null
  freeBytes: number | null
  usedBytes: number | null
  protection: ProtectionState | null
  vault: VaultProtection | null
  snapshotAt: IsoInstant | null
  /** Null where nothing is exchanged. */
  sync: SyncStatus | null
  practice: boolean
  /** Records by kind. */
  counts: Record<string, number>
}

export interface Line {
  label: string
  value: string
}

const size = (bytes: number | null): string | null => (bytes === null ? null : showSize(bytes))

/** When the newest copy of the open school was made that can be reached now; null without one. */
export function newestCopyAt(copies: SnapshotsState | null): IsoInstant | null {
  const moments = [copies?.profile.lastAt ?? null, copies?.second.lastAt ?? null].filter((at) => at !== null)
  return moments.sort().at(-1) ?? null
}

/** «Electron 45.4.1, Chromium 150.0.1.2»; the whole text where it names neither. */
export function engineOf(userAgent: string): string {
  const parts = [/Electron\/[\d.]+/, /Chrome\/[\d.]+/].flatMap((part) => part.exec(userAgent) ?? [])
  return parts.length > 0
    ? parts.map((part) => part.replace('Chrome', 'Chromium').replace('/', ' ')).join(', ')
    : userAgent
}

/** «Windows NT 10.0; Win64; x64»: what stands in the first brackets. */
export function systemOf(userAgent: string): string {
  return /\(([^)]*)\)/.exec(userAgent)?.[1] ?? texts.unknown
}

/** The lines of «Программа» and of «Данные и их защита». */
export function diagnosticLines(facts: Diagnostics): { program: Line[]; data: Line[] } {
  const { labels } = texts
  const { width, height, ratio } = facts.screen
  const line = (label: string, value: string | null) => ({
    label,
    value: value === null || value === '' ? texts.unknown : value,
  })
  return {
    program: [
      line(labels.version, texts.version(facts.version, facts.hostTitle)),
      line(labels.engine, engineOf(facts.userAgent)),
      line(labels.system, systemOf(facts.userAgent)),
      line(labels.screen, `${width} × ${height}, ${Math.round(ratio * 100)} %`),
    ],
    data: [
      line(labels.writing, facts.protection && texts.writing[facts.protection.bar ?? 'none']),
      line(labels.journal, facts.protection && journalLine(facts.protection, facts.store === null)),
      line(labels.snapshot, facts.snapshotAt === null ? texts.noSnapshot : showMoment(facts.snapshotAt)),
      line(labels.sync, syncLine(facts.sync)),
      line(labels.keys, texts.keys[keysPlace(facts)]),
      line(labels.space, texts.space(size(facts.freeBytes), size(facts.usedBytes))),
      line(labels.backend, storeLine(facts)),
      line(labels.durability, texts.durability),
      line(labels.persisted, facts.persisted === null ? null : texts.persisted[facts.persisted ? 'yes' : 'no']),
      ...(facts.store ? [line(labels.session, sessionLine(facts.store))] : []),
      line(labels.practice, texts.practice[facts.practice ? 'yes' : 'no']),
      line(labels.counts, countsLine(facts.counts)),
    ],
  }
}

/** Only the desktop knows of its store: elsewhere keys and journal lie in the browser. */
function keysPlace({ vault, store }: Diagnostics): keyof typeof texts.keys {
  if (vault === null) return 'database'
  return store === null && vault === 'file' ? 'browser' : vault
}

function journalLine(protection: ProtectionState, inBrowser: boolean): string {
  const { journal, journalAt, journalLast, journalFailure } = protection
  return [
    texts.journal[journal],
    ...(inBrowser && journal !== 'absent' ? [texts.journalInBrowser] : []),
    ...(journalFailure === null ? [] : [texts.journalFailure(journalFailure)]),
    ...(journalLast === null ? [] : [texts.journalSets(journalLast)]),
    ...(journalAt === null ? [] : [texts.journalLast(showMoment(journalAt))]),
  ].join(', ')
}

/** Names of PCs and of the place stay out: a school may have called them after people. */
function syncLine(status: SyncStatus | null): string {
  if (status?.begun !== true || status.setting === null) return texts.noSync
  const { setting, place, doneAt, pcs, waiting, report } = status
  return [
    texts.sync.kinds[setting.kind],
    doneAt === null ? texts.sync.never : texts.sync.done(showMoment(doneAt)),
    texts.sync.pcs(pcs.filter(({ retired }) => !retired).length),
    ...(waiting > 0 ? [texts.sync.waiting(waiting)] : []),
    ...(place === 'ready' ? [] : [texts.sync.away]),
    ...(report?.failure ? [texts.sync.failed(report.failure.code)] : []),
    ...(report?.holds ?? []).map(({ reason }) => texts.sync.held(reason)),
  ].join(', ')
}

function storeLine({ store, protection }: Diagnostics): string {
  return [texts.backend[store?.backend ?? 'unknown'], ...(protection ? [texts.schema(protection.schema)] : [])].join(
    ', ',
  )
}

function sessionLine({ unclean, setAsideAt, asideFailed }: StoreState): string {
  return [
    unclean ? texts.session.unclean : texts.session.clean,
    ...(setAsideAt === null ? [] : [texts.session.aside(showMoment(setAsideAt))]),
    ...(asideFailed === null ? [] : [texts.session.asideFailed(asideFailed)]),
  ].join('; ')
}

function countsLine(counts: Diagnostics['counts']): string {
  return Object.keys(counts)
    .filter((table) => (counts[table] ?? 0) > 0)
    .map((table) => `${texts.tables[table] ?? table} ${showNumber(counts[table] ?? 0)}`)
    .join(', ')
}

/** What the self-test found, a line per copy and per difference. */
export function checkLines({ copies, records }: SelfTestReport): string[] {
  const { check } = texts
  const found = copies.flatMap((copy) => {
    const { outcome, at, fields, newer, differing, differences } = copy
    const name = check.copies[copy.copy]
    const compared = outcome === 'equal' || outcome === 'differs'
    return [
      [
        `${name}${at === null ? '' : ` ${check.written(showMoment(at))}`}: ${check.outcomes[outcome]}`,
        ...(compared ? [check.compared(fields, newer)] : []),
        ...(differing > 0 ? [check.differing(differing)] : []),
      ].join('; '),
      ...differences.map(({ table, field, what }) =>
        check.difference(name, texts.tables[table] ?? table, field, check.what[what]),
      ),
    ]
  })
  const sound = copies.every(({ outcome }) => outcome === 'equal' || outcome === 'absent')
  return [sound ? check.allEqual(records) : check.wrong, ...found]
}

/** Everything above as one text for the support. */
export function supportText(facts: Diagnostics, report: SelfTestReport | null, now: IsoInstant): string {
  const { program, data } = diagnosticLines(facts)
  const { support } = texts
  const section = (title: string, lines: string[]) => [title, ...lines.map((text) => `  ${text}`), '']
  const shown = (lines: Line[]) => lines.map(({ label, value }) => `${label}: ${value}`)
  return [
    support.heading(showMoment(now)),
    '',
    ...section(texts.program, shown(program)),
    ...section(texts.data, shown(data)),
    ...(report ? section(support.check, checkLines(report)) : [support.noCheck, '']),
  ].join('\n')
}
