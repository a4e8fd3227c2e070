import { describe, expect, it } from 'vitest'
import { memoryPlatform } from '@tests/support/memoryPlatform'
import type { PlaceReport, SelfTestReport, SnapshotsState } from '@/safety/safety'
import type { SyncStatus } from '@/sync/sync'
import {
  checkLines,
  diagnosticLines,
  engineOf,
  newestCopyAt,
  supportText,
  systemOf,
  type Diagnostics,
} from '@/features/settings/diagnostics'

const ELECTRON =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Pereklichka/0.1.0 Chrome/150.0.7871.4 Electron/45.4.1 Safari/537.36'

const facts: Diagnostics = {
  version: '0.1.0',
  hostTitle: memoryPlatform().hostTitle,
  userAgent: ELECTRON,
  screen: { width: 1366, height: 768, ratio: 1.25 },
  store: { unclean: true, backend: 'leveldb', setAsideAt: '2026-09-01T05:00:00.000Z', asideFailed: null },
  persisted: true,
  freeBytes: 20_000 * 1024 * 1024,
  usedBytes: 12 * 1024 * 1024,
  protection: {
    bar: null,
    spaceLow: false,
    freeBytes: null,
    journal: 'behind',
    journalFailure: 'no-space',
    journalAt: '2026-09-01T05:00:00.000Z',
    journalLast: 22,
    schema: 4,
  },
  vault: 'system',
  snapshotAt: null,
  sync: null,
  practice: false,
  counts: { staff: 48, class: 25, pupil: 0 },
}

const report: SelfTestReport = {
  records: 73,
  sets: 22,
  copies: [
    { copy: 'log', outcome: 'equal', at: null, records: 73, fields: 900, newer: 3, differing: 0, differences: [] },
    { copy: 'snapshot', outcome: 'absent', at: null, records: 0, fields: 0, newer: 0, differing: 0, differences: [] },
  ],
}

/** What the PC's own calendar makes of the instant above. */
const shown = new Intl.DateTimeFormat('ru-RU', { dateStyle: 'short', timeStyle: 'short' }).format(
  new Date('2026-09-01T05:00:00.000Z'),
)

describe('the facts about program and data', () => {
  it('name versions, store and protection in words', () => {
    const { program, data } = diagnosticLines(facts)
    const values = Object.fromEntries([...program, ...data].map(({ label, value }) => [label, value]))
    expect(values).toMatchObject({
      Версия: '0.1.0, в памяти',
      Основа: 'Electron 45.4.1, Chromium 150.0.7871.4',
      Система: 'Windows NT 10.0; Win64; x64',
      Экран: '1366 × 768, 125 %',
      Хранилище: 'IndexedDB (LevelDB), схема 4',
      'Последняя копия школы': 'нет',
      Записей: 'сотрудники 48, классы 25',
    })
    expect(values['Запасной журнал']).toBe(`отстаёт, причина: no-space, 22\u00a0набора изменений, записано ${shown}`)
    expect(values['Прошлый запуск']).toContain(`повреждённое хранилище отложено ${shown}`)
    expect(shown).toMatch(/^0[12]\.09\.2026, \d\d:\d\d$/)
    expect(values['Место на диске']).toMatch(/^свободно 19,5\sГБ, занято программой 12\sМБ$/u)
  })

  it('say what a plain browser does not tell, instead of nothing', () => {
    const bare: Diagnostics = {
      ...facts,
      store: null,
      persisted: null,
      protection: null,
      vault: null,
      freeBytes: null,
      usedBytes: null,
    }
    const { data } = diagnosticLines(bare)
    expect(data.every(({ value }) => value !== '')).toBe(true)
    expect(data.map(({ label }) => label)).not.toContain('Прошлый запуск')
    const inBrowser = diagnosticLines({ ...facts, store: null, vault: 'file' }).data
    const values = Object.fromEntries(inBrowser.map(({ label, value }) => [label, value]))
    expect(values.Ключи).toContain('этого браузера')
    expect(values['Запасной журнал']).toContain('в этом же браузере')
    expect(engineOf('Gecko')).toBe('Gecko')
    expect(systemOf('Gecko')).toBe('неизвестно')
  })

  it('the self-test is told line by line, with every difference named by kind and field', () => {
    expect(checkLines(report)[0]).toBe('Всё сходится: в базе 73\u00a0записи.')
    const wrong: SelfTestReport = {
      ...report,
      copies: [
        {
          copy: 'journal',
          outcome: 'differs',
          at: '2026-09-01T05:00:00.000Z',
          records: 73,
          fields: 900,
          newer: 0,
          differing: 1,
          differences: [{ table: 'staff', id: 's1', field: 'email', what: 'older' }],
        },
      ],
    }
    expect(checkLines(wrong)).toEqual([
      'Есть расхождения',
      `Запасной журнал от ${shown}: расходится; сверено: 900\u00a0значений; не сошлось: 1\u00a0значение`,
      'Запасной журнал: сотрудники, поле email — в базе старее, чем в копии',
    ])
  })

  it('S10: the text for the support holds what is shown and no id of a record', () => {
    const differing = { ...report.copies[0], outcome: 'differs', differing: 1 } as SelfTestReport['copies'][number]
    differing.differences = [{ table: 'staff', id: 'Иванова-79001234567', field: 'phones', what: 'value' }]
    const text = supportText(facts, { ...report, copies: [differing] }, '2026-09-01T05:00:00.000Z')
    for (const { label, value } of diagnosticLines(facts).data) expect(text).toContain(`${label}: ${value}`)
    expect(text).toContain('Есть расхождения')
    expect(text).not.toMatch(/Иванова|79001234567/)
    expect(supportText(facts, null, '2026-09-01T05:00:00.000Z')).toContain('не проводилась')
  })
})

describe('the last copy of the school', () => {
  const place = (name: PlaceReport['place'], lastAt: string | null): PlaceReport => ({
    place: name,
    state: 'available',
    label: null,
    freeBytes: null,
    sameDisk: null,
    count: lastAt === null ? 0 : 1,
    lastAt,
    waiting: 0,
    failure: null,
  })
  const copies = (profile: string | null, second: string | null): SnapshotsState => ({
    profileKind: 'disk',
    canChooseSecond: true,
    profile: place('profile', profile),
    second: place('second', second),
    rows: [],
    running: false,
    practice: false,
    sheetPrintedOn: null,
    passphraseSetOn: null,
  })

  it.each([
    [null, null],
    [copies(null, null), null],
    [copies('2026-09-02T08:00:00.000Z', null), '2026-09-02T08:00:00.000Z'],
    [copies('2026-09-02T08:00:00.000Z', '2026-09-03T08:00:00.000Z'), '2026-09-03T08:00:00.000Z'],
  ])('is the newest of both places', (state, at) => {
    expect(newestCopyAt(state)).toBe(at)
  })
})

describe('the exchange in the diagnostics', () => {
  const line = (sync: SyncStatus | null) =>
    diagnosticLines({ ...facts, sync }).data.find(({ label }) => label === 'Обмен с другими ПК')?.value
  const pc = { device: '1', pc: 'Кабинет Петровой', at: null, retired: false, agreement: 'equal' } as const
  const status: SyncStatus = {
    setting: { kind: 'folder', title: 'Папка Петровой' },
    place: 'ready',
    begun: true,
    pc: 'Приёмная',
    running: null,
    doneAt: '2026-09-01T05:00:00.000Z',
    report: null,
    nextAt: null,
    waiting: 0,
    pcs: [pc, { ...pc, device: '2', retired: true }],
    conflicts: 0,
  }

  it('says when, how and with how many, and no name of a PC or a place', () => {
    expect(line(null)).toBe('не настроен')
    expect(line(status)).toBe(`через папку, последний ${shown}, 1\u00a0другой ПК`)
    const text = line({ ...status, place: 'gone', waiting: 3, doneAt: null }) ?? ''
    expect(text).toBe(
      'через папку, ещё не проходил, 1\u00a0другой ПК, ждёт отправки: 3\u00a0изменения, место недоступно',
    )
    expect(text).not.toContain('Петровой')
  })
})
