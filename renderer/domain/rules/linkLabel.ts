import type { InviteeRole, Organisation, SchoolClass } from '@/domain/model/entities'
import { cleanText } from './cleanText'
import { classKey, className, parseClassName, type ClassFormat } from './classNames'
import { linkTexts as texts } from './texts'

export type LinkUnit = { kind: 'class'; classId: string; title: string } | { kind: 'staffRoom'; title: string }

/** What the words beside a link say: for which class or the staff room, and in which role. */
export interface LinkLabel {
  unit: LinkUnit | null
  role: InviteeRole | null
  /** A class was named that the register does not have. */
  unknownClass: string | null
  doubts: string[]
  /** The staff room was not named but follows from the role («Учителя: https://…»). */
  implied: boolean
  /** Words that could not be understood; a link must not be put under an earlier class because of them. */
  rest: string
  /** No letters and digits at all. */
  empty: boolean
}

export interface LabelContext {
  classes: readonly SchoolClass[]
  classFormat: ClassFormat
  literaAlphabet?: Organisation['literaAlphabet']
  staffRoomName?: string
}

const roleWords: readonly [InviteeRole, RegExp][] = [
  ['parent', /(?<!\p{L})(?:родител|мам|пап|законн[а-яё]*\s+представител)[а-яё]*/iu],
  ['pupil', /(?<!\p{L})(?:учени[кцч]|учащ[иа]|обучающ|школьник|дет(?:и|ей|ям|ск))[а-яё]*/iu],
  ['teacher', /(?<!\p{L})(?:учител|педагог|преподавател)[а-яё]*/iu],
  ['staff', /(?<!\p{L})(?:сотрудник|работник|персонал)[а-яё]*/iu],
]

const staffRoomWord = /(?<!\p{L})учительск[а-яё]*/iu
const idleWords =
  /(?<!\p{L})(?:для|чат[а-яё]*|канал[а-яё]*|ссылк[а-яё]*|приглашени[а-яё]*|вступлени[а-яё]*|роль|max|мах|сферум[а-яё]*|на|во)(?!\p{L})/giu
/** After a number these are the letters of classes: «3В», «10 И». */
const idleLetters = /(?<![\p{L}\d])(?<!\d[\s\-–—/«"„“']*)[ви](?!\p{L})/giu

/** Classes by key, prepared once per block. */
export class ClassFinder {
  private readonly byKey: Map<string, SchoolClass>

  constructor(private readonly context: LabelContext) {
    this.byKey = new Map(context.classes.map((one) => [classKey(one), one]))
  }

  /** Reads «5А родители», «Учительская:», «1) 7 «Б» класс, ученики». */
  read(text: string): LinkLabel {
    const label: LinkLabel = {
      unit: null,
      role: null,
      unknownClass: null,
      doubts: [],
      implied: false,
      rest: '',
      empty: true,
    }
    let rest = cleanText(text).replace(/^[\s,;:|\-–—•*]+|[\s,;:|\-–—]+$/g, '')
    label.empty = !/[\p{L}\d]/u.test(rest)
    if (label.empty) return label
    const staffRoom = this.context.staffRoomName ?? ''
    const named = staffRoom !== '' && rest.toLowerCase().includes(staffRoom.toLowerCase())
    if (named || staffRoomWord.test(rest)) {
      rest = (named ? rest.replace(new RegExp(escaped(staffRoom), 'iu'), ' ') : rest).replace(staffRoomWord, ' ')
      label.unit = { kind: 'staffRoom', title: staffRoom || texts.staffRoom }
    }
    for (const [role, words] of roleWords) {
      if (!words.test(rest)) continue
      label.role ??= role
      rest = rest.replace(words, ' ')
    }
    rest = rest
      .replace(idleWords, ' ')
      .replace(idleLetters, ' ')
      .replace(/\(\s*\)/g, ' ')
    if (label.unit === null) this.findClass(rest, label)
    const forStaff = label.role === 'teacher' || label.role === 'staff'
    if (label.unit === null && label.unknownClass === null) {
      label.rest = cleanText(rest.replace(/[^\p{L}]+/gu, ' '))
      if (forStaff) {
        label.unit = { kind: 'staffRoom', title: staffRoom || texts.staffRoom }
        label.implied = true
      }
    }
    return label
  }

  private findClass(text: string, label: LinkLabel): void {
    const rest = cleanText(text).replace(/^[\s,;:|()\-–—.]+|[\s,;:|(\-–—.]+$/g, '')
    if (!/\d|^[зЗ]\s*\p{L}?$|подг/iu.test(rest)) return
    const unnumbered = rest.replace(/^\d{1,3}[.)]\s+(?=\d)/, '')
    const inside = [...rest.matchAll(/(?<![\p{L}\d])\d{1,2}\s*[-–/]?\s*[«"„“']?\s*[\p{L}\d]{1,12}(?![\p{L}\d])/gu)].map(
      ([one]) => one,
    )
    let unknown: string | null = null
    for (const candidate of [unnumbered, rest, ...inside]) {
      const parsed = parseClassName(candidate, this.context.literaAlphabet ?? 'cyrillic')
      if (!parsed.ok) continue
      const found = this.byKey.get(classKey(parsed))
      if (found) {
        label.unit = { kind: 'class', classId: found.id, title: className(found, this.context.classFormat) }
        label.doubts.push(...parsed.doubts)
        return
      }
      unknown ??= className(parsed, this.context.classFormat)
    }
    label.unknownClass = unknown
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
