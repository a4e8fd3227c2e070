/** Sentences about files dropped on the window; apart from the shell's other texts, since they are seldom needed. */
export const dropTexts = {
  over: 'Отпустите файлы: импорт',
  overWithoutSchool: 'Сначала откройте или создайте школу',
  noSchool: {
    title: 'Таблицы загружаются в открытую школу',
    text: 'Создайте школу или откройте её, а потом перетащите файлы ещё раз.',
  },
  school: (name: string, open: boolean) => ({
    title: `«${name}» похож на файл школы`,
    text: open
      ? 'Откройте его в меню школы слева вверху: «Открыть файл школы…». Открытая школа не изменится.'
      : 'Откройте его кнопкой «Открыть файл…».',
  }),
  nothing: 'Здесь нет таблиц: перетащите файлы .xlsx, .xls, .ods, .csv или папку с ними.',
  some: (taken: number, all: number) =>
    `Взято файлов: ${String(taken)} из ${String(all)}. Остальные слишком велики или их слишком много.`,
}
