import { PLACEHOLDER, placeholderOf, type Placeholder } from '@/domain/documents/ownForm/placeholders'
import type { FormValues } from '@/domain/documents/ownForm/formFill'
import { plainXml, textOf, walk, type Element } from './xml'

/** Longest text of a cell in Excel. */
const CELL_CHARS = 32_767

/** A placeholder of a text; `known` is null where the program does not know its name. */
export interface TextPlaceholder {
  sign: string
  known: Placeholder | null
}

export function placeholdersOf(text: string): TextPlaceholder[] {
  return [...text.matchAll(PLACEHOLDER)].map(([sign, name = '']) => ({ sign, known: placeholderOf(name) }))
}

/** Runs of text of a cell's string, without the phonetic hints of Japanese. */
function runsOf(string: Element): Element[] {
  return [...walk(string)].filter((one) => one.localName === 't' && one.parentNode?.localName !== 'rPh')
}

/** The whole text of a cell's string, as it is read, of all its runs. */
export function stringText(string: Element): string {
  return runsOf(string).map(textOf).join('')
}

/**
 * Puts values in the place of placeholders, in a string with runs of different look too: a value takes the look of the sign
 * where its placeholder began. What is unknown stays; a known one without a value, and a QR code's, becomes nothing.
 */
export function fillString(string: Element, values: FormValues): void {
  const runs = runsOf(string)
  const whole = runs.map(textOf).join('')
  const texts = runs.map(() => '')
  const starts: number[] = []
  let length = 0
  for (const run of runs) {
    starts.push(length)
    length += textOf(run).length
  }
  const runAt = (at: number) => starts.findLastIndex((start) => start <= at)
  let at = 0
  const take = (until: number) => {
    while (at < until) {
      const run = runAt(at)
      const end = Math.min(until, starts[run + 1] ?? until)
      texts[run] += whole.slice(at, end)
      at = end
    }
  }
  for (const match of whole.matchAll(PLACEHOLDER)) {
    const known = placeholderOf(match[1] ?? '')
    if (!known) continue
    take(match.index)
    texts[runAt(match.index)] += shownValue(known, values)
    at = match.index + match[0].length
  }
  take(whole.length)
  runs.forEach((run, index) => {
    run.textContent = (texts[index] ?? '').slice(0, CELL_CHARS)
    run.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve')
  })
}

/** A text of the page's header or footer: there `&` begins a code and is written twice. */
export function fillHeader(text: string, values: FormValues): string {
  return text.replace(PLACEHOLDER, (sign, name: string) => {
    const known = placeholderOf(name)
    return known ? shownValue(known, values).replace(/&/gu, '&&') : sign
  })
}

/** The number that a cell holds when it is nothing but one placeholder of a number; null otherwise. */
export function numberOf(text: string, values: FormValues): number | null {
  const [only, more] = placeholdersOf(text)
  if (!only?.known || more || only.known.kind !== 'number' || text.trim() !== only.sign) return null
  const value = values[only.known.id]
  return typeof value === 'number' ? value : null
}

function shownValue(placeholder: Placeholder, values: FormValues): string {
  const value = placeholder.kind === 'qr' ? undefined : values[placeholder.id]
  return value === undefined ? '' : plainXml(String(value))
}
