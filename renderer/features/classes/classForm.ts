import type { SchoolClass } from '@/domain/model/entities'

/** What the card's fields hold. */
export interface ClassForm {
  levels: string
  litera: string
  profile: string
  building: string
  room: string
  shift: '0' | '1' | '2' | '3'
  plannedPupils: string
  state: SchoolClass['state']
  note: string
}

export function classFormOf(record: SchoolClass): ClassForm {
  return {
    levels: record.levels.join(', '),
    litera: record.litera,
    profile: record.profile,
    building: record.building,
    room: record.room,
    shift: record.shift === null ? '0' : (String(record.shift) as ClassForm['shift']),
    plannedPupils: record.plannedPupils === null ? '' : String(record.plannedPupils),
    state: record.state,
    note: record.note,
  }
}

/** «1–4» or «1, 3» → levels in order without repeats; null when something is not a level from 0 to 12. */
export function parseLevels(text: string): number[] | null {
  const levels = new Set<number>()
  for (const piece of text.split(/[,;\s]+/).filter((part) => part !== '')) {
    const [first, last = first] = piece.split(/[-–—]/).map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : NaN))
    if (first === undefined || last === undefined || !(first >= 0 && last <= 12 && first <= last)) return null
    for (let level = first; level <= last; level++) levels.add(level)
  }
  return levels.size === 0 ? null : [...levels].sort((a, b) => a - b)
}

/** A whole number from 0 to `most`; null for an empty field, undefined for anything else. */
export function parseCount(text: string, most: number): number | null | undefined {
  if (text.trim() === '') return null
  const value = Number(text.trim())
  return Number.isInteger(value) && value >= 0 && value <= most ? value : undefined
}

/** The record that the form stands for; null while levels or the number of pupils are not understood. */
export function classOf(before: SchoolClass, form: ClassForm): SchoolClass | null {
  const levels = parseLevels(form.levels)
  const plannedPupils = parseCount(form.plannedPupils, 500)
  if (levels === null || plannedPupils === undefined) return null
  return {
    ...before,
    levels,
    litera: form.litera.trim().slice(0, 15),
    profile: form.profile.trim(),
    building: form.building.trim(),
    room: form.room.trim(),
    shift: form.shift === '0' ? null : Number(form.shift),
    plannedPupils,
    state: form.state,
    note: form.note.trim(),
  }
}
