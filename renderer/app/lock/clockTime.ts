const two = (part: number): string => String(part).padStart(2, '0')

/** «14:05» by the PC's own clock; `at` in milliseconds since 1970. */
export function clockTime(at: number): string {
  const time = new Date(at)
  return `${two(time.getHours())}:${two(time.getMinutes())}`
}
