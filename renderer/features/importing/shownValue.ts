import type { Json } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'

/** A field's value as a person reads it: lists by commas, phones and positions by their words, days by our calendar. */
export function shownValue(value: Json | undefined): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(shownValue).filter(Boolean).join(', ')
  if (typeof value === 'object') return shownValue(value['number'] ?? value['title'] ?? '')
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? showDay(value) : String(value)
}
