/** The 58 signs after the prefix: bech32 has neither 1, b, i nor o. */
const PREFIX = 'AGE-SECRET-KEY-1'
const SIGNS = /^[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}$/
const GROUP = 4

/** Russian letters that look like a sign of the key or stand on its place of the keyboard are no trouble to the typist. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  А: 'A',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  О: '0',
  O: '0',
}

/** A recovery key as the sheet prints it: groups of four signs, without the prefix that is the same for all. */
export function recoveryGroups(identity: string): string[] {
  const signs = identity.slice(PREFIX.length)
  return signs.match(new RegExp(`.{1,${String(GROUP)}}`, 'g')) ?? []
}

/**
 * What was typed or scanned from the sheet → `AGE-SECRET-KEY-1…`. Spaces, dashes, case and the prefix do not matter;
 * null when it cannot be a key. The checksum is the business of the library.
 */
export function recoveryIdentity(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\u00ad\u2010-\u2015\u2212._-]/gu, '')
    .replace(/[АСЕНКМРТУХОO]/gu, (sign) => LOOKALIKES[sign] ?? sign)
  const signs = plain.replace(/^AGESECRETKEY1/u, '')
  return SIGNS.test(signs) ? PREFIX + signs : null
}
