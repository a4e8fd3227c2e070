/** What one kept form may weigh, and how many a school keeps on a PC. */
export const MOST_KEPT_MB = 5
export const MOST_KEPT_FORMS = 20

/** Two files of the same name for the office: capital letters and the way an «й» is written make no difference. */
export function sameFormName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b)
}

/** «Список.xlsx» → «Список (2).xlsx», or the first number that no other form has. */
export function freeFormName(name: string, taken: readonly string[]): string {
  const [, stem = name, extension = ''] = /^(.*?)(\.[^.]*)?$/su.exec(name) ?? []
  const known = new Set(taken.map(nameKey))
  for (let number = 2; ; number += 1) {
    const next = `${stem} (${String(number)})${extension}`
    if (!known.has(nameKey(next))) return next
  }
}

const nameKey = (name: string) => name.trim().normalize('NFC').toLocaleLowerCase('ru')
