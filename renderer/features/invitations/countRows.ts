import { headCountId, type HeadCount, type InviteeRole } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { className, compareClasses } from '@/domain/rules/classNames'
import { percent } from '@/domain/rules/counts'

export const countFields = ['listed', 'invited', 'joined', 'exceptions'] as const
export type CountField = (typeof countFields)[number]

/** A class in the sheet of counts: the count of the day if there is one, and the newest one before it. */
export interface CountRow {
  classId: string
  unit: string
  place: number
  today: HeadCount | null
  last: HeadCount | null
  planned: number | null
}

export function countRows(facts: Facts, platformId: string, role: InviteeRole, day: IsoDay): CountRow[] {
  const { classFormat, currentYearId } = facts.organisation
  const counts = new Map(facts.headCounts.map((one) => [one.id, one]))
  const newest = new Map<string, HeadCount>()
  for (const one of facts.headCounts) {
    if (one.platformId !== platformId || one.role !== role || one.countedOn >= day) continue
    const known = newest.get(one.classId)
    if (!known || known.countedOn < one.countedOn) newest.set(one.classId, one)
  }
  return facts.classes
    .filter((one) => one.yearId === currentYearId && (one.state === 'active' || one.state === 'planned'))
    .sort(compareClasses)
    .map((one, place) => ({
      classId: one.id,
      unit: className(one, classFormat),
      place,
      today: counts.get(headCountId(one.id, platformId, role, day)) ?? null,
      last: newest.get(one.id) ?? null,
      planned: one.plannedPupils,
    }))
}

/** Whether a field of the sheet may stay as typed: empty, or a whole number that a class can have. */
export function isCount(text: string): boolean {
  return text.trim() === '' || (/^\d{1,4}$/.test(text.trim()) && Number(text) <= 2000)
}

/** Joined of everybody and joined of those who can join, in per cent; null without a denominator (rule 8.3.9). */
export function percents(count: Pick<HeadCount, CountField>): { ofListed: number | null; ofAble: number | null } {
  return {
    ofListed: percent(count.joined, count.listed),
    ofAble: percent(count.joined, count.listed - count.exceptions),
  }
}
