import { schoolOfSize, type SchoolSize } from '@/domain/sample/schoolOfSize'
import { createSchools } from '@/storage/createSchools'
import type { Schools } from '@/storage/schools'

/** The day on which every school of the bench stands still. */
export const benchDay = '2026-10-15'

/** The storage as `main.ts` opens it in a browser. */
export function benchSchools(): Schools {
  let mark: string | null = null
  return createSchools({
    store: localStorage,
    deviceMarks: {
      read: () => Promise.resolve(mark),
      write(text) {
        mark = text
        return Promise.resolve()
      },
    },
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    newDeviceId: () =>
      Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
  })
}

/** Makes a school of this size the one that the program opens next at this origin. */
export async function makeSchool(size: SchoolSize): Promise<void> {
  const schools = benchSchools()
  schools.author.write('Замер')
  const register = await schools.create(`Школа для замера ${String(size.staff)}`, false)
  const { name, edits } = schoolOfSize(size, benchDay)
  await register.commit({ name, kind: 'setup', edits })
  register.close()
}
