const clock = new Intl.DateTimeFormat('ru-RU', { dateStyle: 'short', timeStyle: 'short' })

/** An instant as the office reads it, by the PC's own zone: «30.11.2026, 01:05». */
export function showMoment(instant: string): string {
  return clock.format(new Date(instant))
}
