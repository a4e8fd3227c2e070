/** Lies in the store, for people who wonder what it is. */
export const markerText = `Здесь программа «Перекличка» обменивается данными между компьютерами одной школы.

Все файлы зашифрованы ключом школы. Не переименовывайте и не удаляйте их: лишнее программа убирает сама.
`

/** File name of a parcel, without signs that a file system may refuse. */
export function parcelName(school: string, pc: string, at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  const words = ['Посылка', school, pc, day].filter((word) => word !== '')
  return `${words.join(' ').replace(/["*/:<>?\\|«»]/gu, '')}.zip`
}
