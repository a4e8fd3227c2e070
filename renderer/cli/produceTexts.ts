import { counted } from '@/domain/rules/plurals'

/** What `produce` says, in Russian. */
export const produceTexts = {
  help: (kinds: string) => `Документы школы без окна программы.

  npm run -s produce -- --school ФАЙЛ|sample --out ПАПКА [--only ВИД] [--today ГГГГ-ММ-ДД]

  --school  файл, сохранённый командой «Сохранить школу в файл», или слово sample: школа-образец
  --out     папка для документов; если её нет, она будет создана; одноимённые файлы заменяются
  --only    только этот вид документов, можно повторить; без него — все:
${kinds}
  --today   день, на который составлены документы; без него — сегодня
  --help    эта справка

Таблицы записываются в .xlsx. Листы и полоски записываются в PDF, если на компьютере есть Chrome, Edge или Chromium
(свой путь можно указать в переменной CHROME_PATH), иначе в .html: откройте его в браузере и напечатайте без полей.

Код завершения: 0 — всё записано, 1 — записать не удалось, 2 — неверный вызов или файл не подошёл.
`,
  kindLine: (id: string, title: string) => `            ${id.padEnd(9)} ${title}`,
  wrongArgument: (detail: string) => `Не понимаю «${detail}» в команде. Справка: npm run -s produce -- --help`,
  noSchool: 'Не указана школа: добавьте --school ФАЙЛ или --school sample.',
  noOut: 'Не указана папка: добавьте --out ПАПКА.',
  wrongKind: (kind: string, kinds: string) => `Нет такого вида документов: «${kind}». Есть: ${kinds}.`,
  wrongDay: (day: string) => `Не понимаю день «${day}»: нужен вид 2026-09-01.`,
  unreadable: (file: string, detail: string) => `Файл «${file}» не читается (${detail}). Проверьте путь и права.`,
  refusals: {
    'not-json': (file: string) =>
      `Файл «${file}» не похож на файл школы: это не JSON. Возьмите файл из «Сохранить школу в файл».`,
    'not-a-school': (file: string) =>
      `Файл «${file}» — не файл школы «Переклички». Возьмите файл из «Сохранить школу в файл».`,
    'newer-version': (file: string) => `Файл «${file}» записан более новой версией программы. Обновите программу.`,
    damaged: (file: string) => `Файл «${file}» повреждён. Сохраните школу в файл ещё раз или возьмите другую копию.`,
  },
  noPlatform: 'В школе нет ни одной площадки: листы и полоски напечатать нельзя. Добавьте площадку в настройках.',
  school: (title: string, day: string) => `${title === '' ? 'Школа без названия' : title}, документы на ${day}`,
  written: (name: string, size: string, pages: number | null) =>
    `  ${name} — ${pages === null ? '' : `${counted(pages, 'страница', 'страницы', 'страниц')}, `}${size}`,
  empty: (name: string) => `  ${name} — нечего печатать`,
  size: (bytes: number) =>
    bytes < 1_000_000
      ? `${String(Math.max(1, Math.round(bytes / 1024)))} КБ`
      : `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} МБ`,
  skipped: 'Не напечатано:',
  noBrowser: 'Браузер не найден, поэтому вместо PDF записан .html: откройте его в браузере и напечатайте без полей.',
  printFailed: (name: string, detail: string) => `Браузер не сделал PDF «${name}» (${detail}); записан .html.`,
  cannotWrite: (name: string, detail: string) =>
    `Не удалось записать «${name}» (${detail}). Если файл открыт в другой программе, закройте его; проверьте место и права на папку.`,
  done: (count: number, folder: string) => `Готово: ${counted(count, 'файл', 'файла', 'файлов')} в папке ${folder}`,
} as const
