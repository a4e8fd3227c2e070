import type { Parent, Pupil } from '@/domain/model/entities'
import { newParent, newPupil } from '@/domain/model/newRecords'
import type { NewId } from '@/domain/model/plain'
import { inventChild, inventFamily, inventFather, inventGender, inventPerson } from './inventedNames'
import type { Family, Father } from './inventedNames'
import type { SeededRandom } from './seededRandom'

export interface ClassList {
  pupils: Pupil[]
  parents: Parent[]
}

/**
 * Invented pupils of one class with 1–2 parents each (domain.md 6), in the order of the alphabet. Two of a class of more
 * than ten are twins with the same parents. `phone` gives numbers that are nobody's.
 */
export function sampleClass(
  random: SeededRandom,
  classId: string,
  count: number,
  newId: NewId,
  phone: () => string,
): ClassList {
  const families = Array.from({ length: count }, () => inventFamily(random)).sort((a, b) =>
    a.male.localeCompare(b.male, 'ru'),
  )
  const twins = count > 10 ? 4 + random.below(count - 8) : -1
  if (twins > 0) families[twins] = families[twins - 1] ?? inventFamily(random)
  const pupils: Pupil[] = []
  const parents: Parent[] = []
  let lastFather = inventFather(random)
  families.forEach((family, index) => {
    const twin = index === twins ? pupils[index - 1] : undefined
    const gender = inventGender(random, 0.5)
    const father = twin === undefined ? inventFather(random) : lastFather
    lastFather = father
    let name = inventChild(random, family, gender, father)
    while (twin !== undefined && name.firstName === twin.firstName) name = inventChild(random, family, gender, father)
    const pupil: Pupil = {
      ...newPupil(newId(), classId),
      ...name,
      phones: random.chance(0.6) ? [{ number: phone(), comment: '' }] : [],
    }
    pupils.push(pupil)
    const known = twin === undefined ? [] : parents.filter((one) => one.pupilIds.includes(twin.id))
    for (const parent of known) parent.pupilIds = [...parent.pupilIds, pupil.id]
    if (twin === undefined) parents.push(...parentsOf(random, family, father, pupil.id, newId, phone))
  })
  return { pupils, parents }
}

function parentsOf(
  random: SeededRandom,
  family: Family,
  father: Father,
  pupilId: string,
  newId: NewId,
  phone: () => string,
): Parent[] {
  const guardian = random.chance(0.04)
  const mother: Parent = {
    ...newParent(newId(), [pupilId]),
    ...inventPerson(random, random.chance(0.15) ? inventFamily(random) : family, 'female'),
    kind: guardian ? 'guardian' : 'mother',
    phones: random.chance(0.95) ? [{ number: phone(), comment: '' }] : [],
  }
  if (guardian || !random.chance(0.55)) return [mother]
  const dad: Parent = {
    ...newParent(newId(), [pupilId]),
    ...inventPerson(random, family, 'male'),
    firstName: father.firstName,
    kind: 'father',
    phones: random.chance(0.9) ? [{ number: phone(), comment: '' }] : [],
  }
  return [mother, dad]
}
