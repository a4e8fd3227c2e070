/**
 * Russian plural form for a count: 1 класс, 2 класса, 5 классов, 11 классов, 21 класс.
 * A fraction takes the `few` form («1,5 класса»); the sign does not matter.
 */
export function plural(n: number, one: string, few: string, many: string): string {
  if (!Number.isInteger(n)) return few
  const hundred = Math.abs(n) % 100
  const ten = hundred % 10
  if (hundred >= 11 && hundred <= 14) return many
  if (ten === 1) return one
  return ten >= 2 && ten <= 4 ? few : many
}

/** The count with its word, joined by a no-break space: «5 классов»; thousands are grouped: «12 000 строк». */
export function counted(n: number, one: string, few: string, many: string): string {
  return `${showNumber(n)}\u00a0${plural(n, one, few, many)}`
}

/** A number as Russian text: thousands by no-break spaces (from 10 000 on), decimal comma. */
export function showNumber(n: number): string {
  const [whole = '0', fraction] = Math.abs(n).toString().split('.')
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0') : whole
  const sign = n < 0 ? '−' : ''
  return sign + grouped + (fraction === undefined ? '' : `,${fraction}`)
}
