export const inspectTexts = {
  noFiles: 'Не указан ни один файл. Пример: npm run -s inspect -- сотрудники.xlsx',
  unknownOption: (option: string) => `Неизвестный параметр ${option}. Справка: npm run -s inspect -- --help`,
  notFound: (path: string) => `Файл «${path}» не найден или не читается. Проверьте путь и права на него.`,
  notAFile: (path: string) =>
    `«${path}» — папка без списков OneRoster (users.csv, classes.csv). Укажите сам файл: .xlsx, .xls, .ods, .csv или .xml.`,
  help: `Перекличка, inspect — план импорта без окна

  npm run -s inspect -- [--take=ЧТО,ЧТО] ФАЙЛ [ФАЙЛ …]

Читает таблицы (.xlsx, .xlsm, .xls, .ods, .csv, .txt, веб-страницу с таблицей), расписание aSc (.xml), выгрузку
OneRoster 1.1 и 1.2 (.zip, папка или файлы .csv вместе) и печатает один объект JSON: что было бы загружено в пустой
учёт. Ничего не записывает. Несколько файлов составляют один план: люди и классы раньше того, что на них опирается.

Код выхода: 0 — план есть (в том числе пустой, kind = "none": людей и классов в файле нет);
            2 — файл отклонён или команда неверна (в JSON есть refusal; остальные файлы, если они читаются, спланированы).

  --take=…   что брать сверх обычного: snils, birthDay, parents. Без этого СНИЛС, даты рождения и родители
             распознаются, но не берутся.

Объект:
  kind         "staff" | "classes" | "pupils" | "assignments" | "marks" | "mixed" | "none" — все файлы
               вместе; "marks" — отметки классного руководителя (раздатка, заполненная и возвращённая)
  certainty    0–1, насколько программа уверена в kind
  files[]      по каждому файлу: file, format ("xlsx" | "xls" | "ods" | "text" | "html" | "aSc" | "oneRoster"),
               kind, certainty, reasons[], counts (число строк плана по outcome),
               sheets[]: по каждой таблице листа — name, kind, certainty, hidden, reasons[], headerRow (0 — без заголовка),
                         firstRow, lastRow,
                         columns[]: index, header, field (null — не распознан), taken (берётся ли),
                                    by ("header" | "content" | "memory" | "user" | "none" — как распознан),
                         skipped[]: row, reason
  persons[]    люди, которых можно загрузить: сотрудники, ученики и, если просили, родители
  classes[]    классы
  assignments[] классное руководство
  doubtful[]   нужен ответ человека, сам по себе не загружается; с reasons[]
  refused[]    не загружается; с reasons[]
  questions[]  значения, о которых программа спросила бы один раз: field, value, count, text, offers[]
  refusal      только при отказе: предложение, что не так и что делать
  refusals[]   только при отказе: file, code, text

Запись в persons, classes, assignments, doubtful, refused:
  file, sheet, row   откуда; row считается с 1, как в Excel, а в aSc и OneRoster — по списку записей
  what               "person" | "class" | "assignment"
  role               "staff" | "pupil" | "parent" (у классов нет)
  lastName, firstName, middleName
  className          в написании 5 «А»; levels[], litera — его части
  outcome            "new" | "changed" | "same" | "doubtful" | "refused"; "changed" и "same" — о человеке или классе,
                     которого назвала другая строка этих же файлов
  positions[], subjects[], phones[] (+7…), email, category, gender, bornOn, hiredOn, dismissedOn, state, note,
  plannedPupils, room, shift, building, profile — если указаны
  kind               у классного руководства "main" | "second"; у родителя "mother" | "father" | "guardian" | "other"
  pupils[]           у родителя: ФИО ребёнка
  marks[], markedOn  у строки с отметками: "invited", "joined", "refused", "noPhone", "numberChanged", "left"; их день
  countOf, listed, invited, joined, exceptions
                     у счёта класса, который ведётся без ФИО (what = "class"): "pupil" | "parent" и числа
  reasons[]          code, text; column и value, если причина в ячейке
`,
} as const
