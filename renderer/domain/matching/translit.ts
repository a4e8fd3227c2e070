/** One simple spelling of every Cyrillic letter; what differs between the schemes is levelled by `soundOfLatin`. */
const spelling: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l' },
  ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh' },
  ...{ щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i', ї: 'yi', є: 'e', ґ: 'g', ў: 'u' },
}

/** Latin letters with signs of the scientific schemes (ISO 9, ГОСТ 7.79 А). */
const signed: Readonly<Record<string, string>> = {
  ...{
    ž: 'zh',
    č: 'ch',
    š: 'sh',
    ŝ: 'shch',
    ŭ: 'u',
    è: 'e',
    é: 'e',
    ë: 'e',
    û: 'yu',
    â: 'ya',
    ï: 'yi',
    ö: 'e',
    ü: 'yu',
  },
}

/**
 * Keys by which a word in Latin letters meets the same word in Cyrillic ones, whichever scheme wrote it: passports of
 * several years, ISO 9, and what people type by themselves (shch, sch, shh; kh, h, x; yu, ju, iu; y, j, i, iy).
 * Several keys where a Latin letter stands for two sounds. Empty for a word with letters of neither alphabet.
 */
export function soundKeys(word: string): string[] {
  const latin = [...word.toLowerCase()].map((letter) => spelling[letter] ?? signed[letter] ?? letter).join('')
  const letters = latin.normalize('NFD').replace(/[^a-z]/g, '')
  if (letters === '') return []
  const readings = /[a-z]/i.test(word) ? ambiguous(letters) : [letters]
  return [...new Set(readings.map(soundOfLatin))]
}

/** «Xenia» may be Ксения and «Xasan» Хасан, «Cvetkov» Цветков and «Victor» Виктор, «Jdanov» Жданов. */
function ambiguous(letters: string): string[] {
  let readings = [letters]
  for (const [pattern, ...others] of [
    [/x/g, 'ks', 'kh'],
    [/ck/g, 'k'],
    [/c(?!h)/g, 'k', 'ts'],
    [/^j(?=[^aeiouy])/g, 'zh'],
    [/^j(?=[aeiou])/g, 'j', 'dzh'],
  ] as const) {
    readings = readings.flatMap((one) =>
      one.search(pattern) < 0 ? [one] : others.map((other) => one.replace(pattern, other)),
    )
  }
  return readings
}

function soundOfLatin(latin: string): string {
  return latin
    .replace(/ph/g, 'f')
    .replace(/w/g, 'v')
    .replace(/q/g, 'k')
    .replace(/s(?:hch|ch|hh)/g, 'W')
    .replace(/sh/g, 'S')
    .replace(/zh/g, 'J')
    .replace(/tch|ch/g, 'C')
    .replace(/kh/g, 'h')
    .replace(/t[sc]|cz/g, 'Z')
    .replace(/[iyj]*a(?<=[iyj]a)/g, 'A')
    .replace(/[iyj]*u(?<=[iyj]u)/g, 'U')
    .replace(/[iyj]*o(?<=[iyj]o)/g, 'e')
    .replace(/[iyj]*e/g, 'e')
    .replace(/[iyj]+/g, 'i')
    .replace(/(.)\1+/g, '$1')
}
