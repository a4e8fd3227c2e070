import { describe, expect, it } from 'vitest'
import { dueOf, needsPerson, receivedCount, statusLine, statusSentence } from '@/features/exchange/statusLine'
import type { Hold, RunReport, SyncStatus } from '@/sync/sync'
import { showRecent, showTime } from '@/ui/momentText'

const now = new Date(2026, 10, 30, 14, 30).getTime()
const at = (hours: number, minutes: number, day = 30) => new Date(2026, 10, day, hours, minutes).toISOString()
const report = (more: Partial<RunReport> = {}): RunReport => ({
  outcome: 'done',
  failure: null,
  received: [],
  conflicts: 0,
  sent: 0,
  holds: [],
  agreement: [],
  strangers: 0,
  clocksAhead: [],
  clockOffsetMs: null,
  renamed: false,
  ...more,
})
const status = (more: Partial<SyncStatus> = {}): SyncStatus => ({
  setting: { kind: 'folder', title: 'Обмен' },
  place: 'ready',
  begun: true,
  pc: 'Завуч',
  running: null,
  doneAt: at(14, 5),
  report: report(),
  nextAt: null,
  waiting: 0,
  pcs: [],
  conflicts: 0,
  ...more,
})
const received = (pc: string, sets: number, records: number) => ({ device: pc, pc, sets, records })
const hold = (reason: 'missing' | 'newer-version'): Hold => ({ device: 'd', pc: '', seq: 1, since: at(1, 1), reason })
const text = (more: Partial<SyncStatus>) => statusLine(status(more), now)?.text

describe('the number in the side bar', () => {
  it('counts what waits for the user, and tells what it is', () => {
    expect(dueOf(status(), 0).count).toBe(0)
    const held = report({ holds: [hold('missing'), hold('newer-version')] })
    expect(dueOf(status({ report: held, conflicts: 3 }), 2)).toEqual({
      count: 6,
      text: 'Ждёт вас: держит обмен: 1, изменено на двух ПК: 3, не сходится: 2',
    })
    for (const outcome of ['empty-store', 'key-changed'] as const)
      expect(dueOf(status({ report: report({ outcome }) }), 0).count).toBe(1)
    expect(dueOf(status({ report: null }), 1)).toEqual({ count: 1, text: 'Ждёт вас: не сходится: 1' })
  })
})

describe('the line in the side bar', () => {
  it('is not there where nothing is set up, and asks to go on where the set-up was left', () => {
    expect(statusLine(status({ setting: null }), now)).toBeNull()
    expect(text({ begun: false })).toBe('Обмен не настроен до конца')
  })

  it('tells the time and what came', () => {
    expect(text({ report: report({ received: [received('Приёмная', 12, 30)] }) })).toBe(
      'Обмен: 14:05, 12\u00a0изменений',
    )
    expect(text({})).toBe('Обмен: 14:05')
    expect(text({ doneAt: null, report: null })).toBe('Обмена ещё не было')
    expect(text({ running: { done: 1, total: 2 } })).toBe('Обмен идёт…')
  })

  it('puts what waits for the user before a place that is away', () => {
    expect(text({ place: 'gone', conflicts: 1 })).toBe('Обмен ждёт вас')
    expect(text({ place: 'gone' })).toBe('Обмен: место недоступно')
    expect(text({ place: 'asks' })).toBe('Обмен: нужно разрешение')
    expect(text({ report: report({ outcome: 'empty-store' }) })).toBe('Обмен ждёт вас')
  })

  it('a server that is away is no fault of anybody, a wrong password is', () => {
    const failed = (code: 'offline' | 'denied') =>
      statusLine(status({ report: report({ outcome: 'failed', failure: { code } }) }), now)
    expect(failed('offline')).toMatchObject({ text: 'Обмен: место недоступно', tone: 'quiet' })
    expect(failed('denied')).toMatchObject({ text: 'Обмен не прошёл', tone: 'warning' })
  })
})

it('a hold needs a person only where nothing goes on by itself', () => {
  expect(needsPerson(status({ report: report({ holds: [hold('missing')] }) }))).toBe(false)
  expect(needsPerson(status({ report: report({ holds: [hold('newer-version')] }) }))).toBe(true)
  expect(needsPerson(status({ report: null }))).toBe(false)
})

describe('the sentence of the screen', () => {
  it('names those from whom something came', () => {
    const came = [received('Приёмная', 12, 30), received('', 0, 0), received('Завуч', 0, 3)]
    expect(receivedCount(came)).toBe(15)
    expect(statusSentence(status({ report: report({ received: came }) }), now)).toBe(
      'Синхронизировано 14:05 с ПК «Приёмная» и ПК «Завуч»: 15\u00a0изменений',
    )
  })

  it('tells what was sent, that there was nothing new, that there was none', () => {
    expect(statusSentence(status({ report: report({ sent: 1 }) }), now)).toBe(
      'Синхронизировано 14:05: отправлено 1\u00a0изменение',
    )
    expect(statusSentence(status(), now)).toBe('Синхронизировано 14:05: нового нет')
    expect(statusSentence(status({ doneAt: null }), now)).toBe('Обмена ещё не было')
  })

  it('claims nothing about an older exchange from the report of one that failed', () => {
    const failed = report({ outcome: 'failed', failure: { code: 'offline' }, received: [received('Завуч', 3, 3)] })
    expect(statusSentence(status({ report: failed, doneAt: at(14, 5, 29) }), now)).toBe(
      'Последний полный обмен 29.11.2026, 14:05',
    )
  })
})

it('moments are told by today and yesterday', () => {
  expect(showTime(at(9, 10), now)).toBe('09:10')
  expect(showTime(at(9, 10, 28), now)).toBe('28.11.2026, 09:10')
  expect(showRecent(at(9, 10), now)).toBe('сегодня 09:10')
  expect(showRecent(at(23, 59, 29), now)).toBe('вчера 23:59')
  expect(showRecent(at(9, 10, 28), now)).toBe('28.11.2026, 09:10')
})
