import { parseDay } from '@/domain/rules/days'
import { titleOf } from '@/domain/rules/states'
import { cellText, headerKey } from './cells'
import type { InviteeState } from '@/domain/model/entities'
import type { IsoDay } from '@/domain/model/plain'
import type { CellValue } from '@/domain/imports/grid'

/** What a cell of ticks says: yes or no, with a day where one stands in it, or the word of a special state. */
export interface Tick {
  said: boolean | null
  day: IsoDay | null
  state: InviteeState | null
  /** Nothing of it is understood. */
  unknown: boolean
}

const yesSigns = /^(?:[+✓✔√☑✅●•*]|\[[xхv]\])+$/iu
const noSigns = /^(?:[-–—]+|[✗✘❌☐])$/u
const yesWords =
  /^(?:да|д|есть|ок|ok|yes|y|true|истина|1|v|в|x|х|вступил[аи]?|приглашен[аы]?|вошел|вошла|подключил(?:ся|ась|ись)|в (?:чате|группе)|отправлен[ао]?|выдан[ао]?|вручен[ао]?)$/
const noWords =
  /^(?:нет|не|н|no|n|false|ложь|0|(?:пока|еще) (?:нет|не .*)|не (?:вступил[аи]?|приглашен[аы]?|вошел|вошла|в чате))$/

/** A tick in any form people make: «да», +, v, x, 1, ✓, «вступил», «нет», a dash, a day, «да, 05.09». Blank says nothing. */
export function readTick(value: CellValue, today: IsoDay): Tick {
  const nothing: Tick = { said: null, day: null, state: null, unknown: false }
  if (typeof value === 'boolean') return { ...nothing, said: value }
  const text = cellText(value)
  if (text === '') return nothing
  const day = readMarkDay(value, today)
  if (day !== null) return { ...nothing, said: true, day }
  if (yesSigns.test(text)) return { ...nothing, said: true }
  if (noSigns.test(text)) return { ...nothing, said: false }
  const key = headerKey(text)
  if (yesWords.test(key)) return { ...nothing, said: true }
  if (noWords.test(key)) return { ...nothing, said: false }
  const state = stateIn(text)
  if (state !== null) return { ...nothing, state }
  const [, word = '', rest = ''] = /^([^\d]{1,20}?)[\s,;:(]+(\d.{2,30}?)\)?$/u.exec(text) ?? []
  const dayAfter = rest === '' ? null : readMarkDay(rest, today)
  if (dayAfter !== null && (yesSigns.test(word) || yesWords.test(headerKey(word))))
    return { ...nothing, said: true, day: dayAfter }
  return { ...nothing, unknown: true }
}

/**
 * A day as a class teacher writes it; without a year it is the last such day that has been: «5.09», «5 сентября». `null`
 * when it is none.
 */
export function readMarkDay(value: CellValue, today: IsoDay): IsoDay | null {
  if (typeof value === 'object' && value !== null) return value.day
  const text = cellText(value)
  if (text.length < 3 || text.length > 40 || !/\d/.test(text)) return null
  const whole = parseDay(text)
  if (whole !== null) return whole
  const year = Number(today.slice(0, 4))
  const [, day, month] = /^(\d{1,2})[./](\d{1,2})\.?$/.exec(text) ?? []
  const candidate = (at: number): IsoDay | null =>
    day !== undefined && month !== undefined
      ? parseDay(`${day}.${month}.${String(at)}`)
      : parseDay(`${text} ${String(at)}`)
  const present = candidate(year)
  return present !== null && present <= today ? present : (candidate(year - 1) ?? present)
}

const words: [InviteeState, RegExp][] = [
  ['refused', /(?:^| )отказ(?:ался|алась|ались)?(?: |$)/],
  ['noPhone', /(?:^| )(?:нет|без) смартфона?(?: |$)|(?:^| )кнопочн/],
  [
    'numberChanged',
    /(?:^| )(?:с|по)?менял?[аи]? номер|(?:^| )смени(?:л|ла|ли) номер|(?:^| )(?:смена|смене) номера|новый номер/,
  ],
  ['left', /(?:^| )(?:выбыл[аи]?|отчислен[аы]?|переведен[аы]?|перевел(?:ся|ась|ись))(?: |$)/],
]
const loneWord =
  /^(?:отказ(?:ался|алась|ались)?|(?:нет|без) смартфона|сменил[аи]? номер|новый номер|выбыл[аи]?|отчислен[аы]?)$/

/** The special state that words of a note mean; `null` when none is meant. */
export function stateIn(text: string): InviteeState | null {
  const key = headerKey(text.slice(0, 300))
  return words.find(([, pattern]) => pattern.test(key))?.[0] ?? null
}

/** A note of the copy: the state it speaks of, and the text to be kept; `null` where it is nothing but the state. */
export function readMarkNote(text: string): { state: InviteeState | null; note: string | null } {
  const [first = '', ...others] = text.split(';')
  const printed = Object.values(titleOf.inviteeState).some((title) => headerKey(title) === headerKey(first))
  if (printed) {
    const rest = others.join(';').trim()
    return { state: stateIn(first), note: rest === '' ? null : rest }
  }
  return { state: stateIn(text), note: text === '' || loneWord.test(headerKey(text)) ? null : text }
}
