import { counted } from '@/domain/rules/plurals'

const MOST_NAMED = 3
const classes = (n: number) => counted(n, 'класс', 'класса', 'классов')
/** «5 «А», 5 «Б»» as long as it stays short, else «12 классов». */
const units = (names: readonly string[]) => (names.length <= MOST_NAMED ? names.join(', ') : classes(names.length))

/** What the handing over of sheets puts into the journal, the toasts and the notes. */
export const handoverTexts = {
  started: (n: number) => `Выдача по ведомости: ${classes(n)}`,
  handed: (names: readonly string[]) => `Выданы листы: ${units(names)}`,
  returned: (names: readonly string[]) => `Вернулись расписки: ${units(names)}`,
  unmarked: {
    handed: (n: number) => `Снята отметка о выдаче листов: ${classes(n)}`,
    returned: (n: number) => `Снята отметка о расписке: ${classes(n)}`,
  },
  changed: (unit: string) => `Изменена запись о выдаче листов: ${unit}`,
  stale: (unit: string) =>
    `${unit}: ссылка на этих листах больше не действует. Не выдавайте их, напечатайте новые на экране «Раздатки».`,
  partlyStale: (unit: string) => `${unit}: часть листов ведёт по ссылке, которая больше не действует. Изымите их.`,
  gone: 'Этого выпуска листов в учёте больше нет: его могли удалить на другом ПК.',
}
