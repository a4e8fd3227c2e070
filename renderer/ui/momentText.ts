const clock = new Intl.DateTimeFormat('ru-RU', { dateStyle: 'short', timeStyle: 'short' })
const time = new Intl.DateTimeFormat('ru-RU', { timeStyle: 'short' })
const day = new Intl.DateTimeFormat('ru-RU', { dateStyle: 'short' })

/** An instant as the office reads it, by the PC's own zone: «30.11.2026, 01:05». */
export function showMoment(instant: string): string {
  return clock.format(new Date(instant))
}

/** Today only the time, «14:05»; another day the day with the time. @param now milliseconds since 1970 */
export function showTime(instant: string, now: number): string {
  const date = new Date(instant)
  return day.format(date) === day.format(now) ? time.format(date) : clock.format(date)
}

/** As one speaks of it: «сегодня 14:05», «вчера 14:05», «28.11.2026, 14:05». @param now milliseconds since 1970 */
export function showRecent(instant: string, now: number): string {
  const date = new Date(instant)
  const yesterday = new Date(now)
  yesterday.setDate(yesterday.getDate() - 1)
  if (day.format(date) === day.format(now)) return `сегодня ${time.format(date)}`
  return day.format(date) === day.format(yesterday) ? `вчера ${time.format(date)}` : clock.format(date)
}
