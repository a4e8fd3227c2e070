export const inspectTexts = {
  noFiles: 'Не указан ни один файл. Пример: npm run -s inspect -- сотрудники.xlsx',
  unknownOption: (option: string) => `Неизвестный параметр ${option}. Справка: npm run -s inspect -- --help`,
  notFound: (path: string) => `Файл «${path}» не найден или не читается. Проверьте путь и права на него.`,
  notAFile: (path: string) => `«${path}» — папка. Укажите файл .xlsx.`,
  help: `Перекличка, inspect — план импорта без окна

  npm run -s inspect -- ФАЙЛ.xlsx [ФАЙЛ.xlsx …]

Читает таблицы .xlsx (строка заголовков в первых 30 строках) и печатает один объект JSON: что было бы
загружено в пустой реестр. Ничего не записывает. Несколько файлов планируются друг за другом: сначала
сотрудники, затем классы, классное руководство и ученики.

Код выхода: 0 — план есть (в том числе пустой, kind = "none": людей и классов в файле нет);
            2 — файл отклонён (в JSON есть refusal; остальные файлы, если они читаются, спланированы).

Объект:
  kind         "staff" | "classes" | "pupils" | "assignments" | "mixed" | "none"
  certainty    0–1, насколько программа уверена в kind
  files[]      по каждому файлу: file, kind, certainty, reasons[], counts,
               sheets[]: name, kind, certainty, hidden, reasons[], headerRow, firstRow, lastRow,
                         columns[]: index, header, field (null — не распознан), taken (берётся ли),
                         skipped[]: row, reason
  persons[]    люди, которых можно загрузить
  classes[]    классы
  assignments[] классное руководство
  doubtful[]   нужен ответ человека, сам по себе не загружается; с reasons[]
  refused[]    не загружается; с reasons[]
  refusal      только при отказе: предложение, что не так и что делать
  refusals[]   только при отказе: file, code, text

Запись в persons, classes, assignments, doubtful, refused:
  file, sheet, row   откуда; row считается с 1, как в Excel
  what               "person" | "class" | "assignment"
  role               "staff" | "pupil" | "parent" (у классов нет; родители пока не загружаются)
  lastName, firstName, middleName
  className          в написании 5 «А»; levels[], litera — его части
  outcome            "new" | "changed" | "same" | "doubtful" | "refused"
  positions[], subjects[], phones[] (+7…), email, category, gender, hiredOn, dismissedOn, state, note,
  plannedPupils, room, shift, building, profile, kind — если указаны
  reasons[]          code, text; column и value, если причина в ячейке

СНИЛС, даты рождения и родители распознаются, но не берутся.
`,
} as const
