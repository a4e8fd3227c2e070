const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/**
 * The only way text gets into a page (reliability S5): the five signs of HTML are escaped; control characters and the
 * signs that turn the direction of writing are dropped, since they can make a printed name or link read otherwise.
 */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"']/gu, (sign) => SIGNS[sign] ?? '')
}

/** Escaped text whose line breaks are kept. */
export function escapeLines(text: string): string {
  return escapeHtml(text).replace(/\n/gu, '<br>')
}
