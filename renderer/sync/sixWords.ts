import { words } from './words'

const COUNT = 6

/** Six different words at random, with spaces between: 55 bits, and the key file's scrypt makes each guess dear. */
export function sixWords(random: (below: number) => number = secureRandom): string {
  const drawn = new Set<string>()
  while (drawn.size < COUNT) drawn.add(words[random(words.length)] ?? '')
  return [...drawn].join(' ')
}

/** What was typed of a passphrase: case, «ё» and the number of spaces do not matter. */
export function plainPassphrase(typed: string): string {
  return typed.trim().toLocaleLowerCase('ru').replace(/ё/gu, 'е').replace(/\s+/gu, ' ')
}

/** Every number below `below` is equally likely: what would make the first ones likelier is drawn again. */
function secureRandom(below: number): number {
  const space = 2 ** 32
  const fair = space - (space % below)
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
    if (drawn < fair) return drawn % below
  }
}
