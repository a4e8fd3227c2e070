export const schoolFileTexts = {
  title: 'Открыть файл школы',
  description: 'Файл откроется как отдельная школа. Та, что открыта сейчас, не изменится и останется в списке.',
  saved: (day: string, by: string) => (by ? `Сохранён ${day}, ${by}` : `Сохранён ${day}`),
  inside: 'Сколько записей в файле',
  journal: 'Записи журнала',
  open: 'Открыть',
  cancel: 'Отмена',
}
