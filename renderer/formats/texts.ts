/** Words that the formats put on paper themselves; everything else comes in the description. */
export const formatTexts = {
  program: 'Перекличка',
  pageOf: (page: string, pages: string) => `стр. ${page} из ${pages}`,
  forWhom: 'Для кого',
  notForWhom: 'Не для кого',
  orOpen: 'Или откройте адрес:',
  continued: 'продолжение',
  initials: 'Имя и отчество, для которых не хватило места, напечатаны инициалами.',
  shortened: '(имя — инициалами: не хватило места)',
  emptyTable: 'Строк нет.',
  qrTooSmall: (title: string) =>
    `QR-код не напечатан: ссылка слишком длинная для такого размера (${title}). Возьмите целый лист вместо полоски.`,
} as const
