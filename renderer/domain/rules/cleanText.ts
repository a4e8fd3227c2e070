/** Zero-width marks, soft hyphens, direction overrides and control characters that foreign files carry unseen. */
const unseen =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** Takes unseen marks out and brings letters to one form (macOS writes «й» as two characters); lines stay lines. */
export function withoutUnseen(text: string): string {
  return text.normalize('NFC').replace(unseen, '')
}

/** What almost every cell holds: letters, digits and signs with single spaces between them. Nothing to clean. */
const alreadyClean = /^[!-~А-яЁё«»№–—]+(?: [!-~А-яЁё«»№–—]+)*$/

/** One clean line: no unseen marks, every run of white space (no-break too) is one space, none at the ends. */
export function cleanText(text: string): string {
  if (alreadyClean.test(text)) return text
  return withoutUnseen(text).replace(/\s+/g, ' ').trim()
}
