import { counted, plural } from '@/domain/rules/plurals'

/** «осталось 5 дней», «срок прошёл 2 дня назад». @param left days, negative when the day is over; null: no day was set */
export function deadlineWords(left: number | null): string {
  if (left === null) return 'без срока'
  const days = counted(Math.abs(left), 'день', 'дня', 'дней')
  if (left < 0) return `срок прошёл ${days} назад`
  return left === 0 ? 'последний день сегодня' : `${plural(left, 'остался', 'осталось', 'осталось')} ${days}`
}
