/** Sentences of the plan about who is who, about values and about what the files leave out. Those of rows are in `texts.ts`. */

function at(file: string, sheet: string, row: number): string {
  return `«${file}», лист «${sheet}», строка ${String(row)}`
}

export const personTexts = {
  day: 'дата рождения',
  phone: 'телефон',
  email: 'эл. почта',
  whyAll: 'Совпали ФИО, телефон и дата рождения',
  whyDay: 'Совпали ФИО и дата рождения',
  whyPhone: 'Совпали ФИО и телефон',
  whyName: 'Совпали ФИО',
  whySpelling: 'ФИО совпали с точностью до ё, пробелов, дефисов и регистра',
  whyOtherPhone: (phones: string) => `ФИО совпали, телефон другой: ${phones}`,
  whyOtherDay: (day: string) => `ФИО совпали, дата рождения другая: ${day}`,
  whyInitials: 'Подходит по фамилии и инициалам',
  whyMiddleName: 'Совпали фамилия и имя, отчества с одной стороны нет',
  whySurname: (agrees: string) => `Совпали имя, отчество и ${agrees}, фамилия другая`,
  whyMoved: 'Совпали ФИО и дата рождения или телефон, класс другой',
  whyOtherClass: 'Совпали ФИО, класс другой',
  whyRow: (row: number) => `То же ФИО в строке ${String(row)} этого списка`,
  whySaid: 'Выбран вами',
  whyParentName: 'Совпали ФИО, телефоном это не подтверждено',
  whyTeacher: 'Подходит по фамилии и инициалам',
  allTaken:
    'Человек с таким ФИО в учёте есть, но его карточку уже заняла другая строка списка. Выберите карточку или укажите, что это другой человек.',
  namesakesInRegister:
    'В учёте несколько человек с таким ФИО, и телефон не помог выбрать. Выберите карточку или укажите, что это ещё один человек.',
  phoneDiffers: (known: string, seen: string) =>
    `У человека с таким ФИО другой телефон: ${known}, в строке ${seen}. Если номер сменился, включите строку; если это однофамилец, укажите, что это другой человек.`,
  bornDiffers: (known: string) =>
    `У человека с таким ФИО другая дата рождения: ${known}. Если это он, выберите его карточку; включённая строка добавит ещё одного человека.`,
  initialsMatch: (name: string) => `По инициалам подходит один человек: ${name}. Включите строку, если это он.`,
  middleNameMatch: (name: string) =>
    `Похож на ${name}: отличается только отсутствием отчества. Включите строку, если это один человек.`,
  severalMatch: (count: number) =>
    `Неполному ФИО подходит несколько человек (${String(count)}). Выберите карточку или впишите ФИО полностью.`,
  surnameChanged: (name: string, agrees: string) =>
    `Сменилась фамилия? Те же имя, отчество и ${agrees} у ${name}. Если это один человек, включите строку.`,
  samePhone: (name: string) => `Такой же телефон у ${name}. Проверьте, чей он.`,
  twins: (name: string) =>
    `Та же фамилия и дата рождения у ${name}, имя другое: близнецы или однофамильцы, записи не объединяются.`,
  surnameGender: (surname: string, middleName: string) =>
    `Фамилия «${surname}» и отчество «${middleName}» разного рода. Проверьте ФИО и исправьте его, если это описка.`,
  sameRow: (row: number) =>
    `Такая же строка уже есть в списке: строка ${String(row)}. Включите её, только если это другой человек.`,
  namesakesInFile: (rows: string) =>
    `В списке несколько строк с таким ФИО: ${rows}. Если это один человек, оставьте одну строку; если однофамильцы — включите каждую.`,
  otherList: (file: string, sheet: string, row: number) =>
    `Этот человек есть и в другом списке (${at(file, sheet, row)}): сведения объединены.`,
  otherListSays: (field: string) => `Другой список говорит об этом человеке иное: «${field}». Оставлено сказанное там.`,
  movedClass: (name: string) =>
    `По учёту ученик числится в классе ${name}. ФИО и дата рождения или телефон совпали: он переводится.`,
  otherClassOfFile: (name: string) =>
    `Ученик с таким ФИО есть и в классе ${name}. Выберите карточку или укажите, что это другой ученик.`,
  knownLeft: 'В учёте этот ученик выбыл. Если он вернулся, смените состояние на экране класса.',
} as const

export const parentKindTitles = { mother: 'мать', father: 'отец', guardian: 'опекун', other: 'родитель' } as const

export const parentTexts = {
  title: (kind: string, pupil: string) => `${kind}, ученик ${pupil}`,
  withoutName: (kind: string) =>
    `Указан только телефон (${kind}), ФИО нет. Впишите ФИО родителя: без него телефон не загрузится.`,
  nameOnly: (name: string) =>
    `Родитель с таким ФИО уже есть (ученик ${name}), но телефон этого не подтверждает. Выберите карточку, если это один человек, или укажите, что это другой.`,
  phoneDiffers: 'Родитель с таким ФИО и другим телефоном уже есть: записан как другой человек.',
  pupilRefused: 'Строка самого ученика не загружается, поэтому родитель тоже. Исправьте её.',
  pupilDoubtful: 'Сама строка ученика под вопросом. Сначала решите её.',
} as const

export const questionTexts = {
  unknownClass: (value: string) =>
    `Класса «${value}» нет в учёте. Выберите класс из учёта или разрешите создавать классы из файла.`,
  badClass: (value: string) =>
    `«${value}» не похоже на класс. Выберите, какой это класс, или оставьте строки без класса.`,
  classAsDate: (value: string) => `«${value}» — дата: так Excel записал класс. Выберите, какой это класс.`,
  personState: (value: string) => `Состояние «${value}» не распознано. Выберите, что оно значит, или не берите его.`,
  isWorking: (value: string) => `«${value}» в столбце «Работает» — не «да» и не «нет». Выберите, что это значит.`,
  partTime: (value: string) => `«${value}» в столбце «Совместитель» — не «да» и не «нет». Выберите, что это значит.`,
  category: (value: string) => `Категория «${value}» не распознана. Выберите подходящую: иначе будет «иные работники».`,
  gender: (value: string) => `Пол «${value}» не распознан. Выберите «муж.» или «жен.» либо не берите его.`,
  shift: (value: string) => `Смена «${value}» не распознана. Выберите 1, 2 или 3 либо не берите её.`,
  position: (value: string) => `Должность «${value}» незнакома. Оставьте её как есть или выберите, как записать.`,
} as const

export const offersOf = {
  personStateOfStaff: ['работает', 'в отпуске', 'уволен', 'ожидается'],
  personStateOfPupils: ['учится', 'выбыл'],
  yesNo: ['да', 'нет'],
  category: ['педагогические', 'руководители', 'иные'],
  gender: ['муж.', 'жен.'],
  shift: ['1', '2', '3'],
} as const

export const absentTexts = {
  staff:
    'Нет в файле: в списке сотрудников этого человека нет. Импорт никого не удаляет; если он уволен, отметьте это в карточке.',
  class: 'Нет в файле: в списке классов этого класса нет. Импорт ничего не удаляет.',
  pupil:
    'Нет в файле: в списке класса этого ученика нет. Импорт никого не удаляет; если он выбыл, отметьте это на экране класса.',
} as const

export const exchangeTexts = {
  staffSheet: 'Сотрудники',
  classSheet: 'Классы',
  pupilSheet: 'Ученики',
  columns: {
    fullName: 'ФИО',
    lastName: 'Фамилия',
    firstName: 'Имя',
    middleName: 'Отчество',
    email: 'Эл. почта',
    phone: 'Телефон',
    gender: 'Пол',
    position: 'Должность',
    className: 'Класс',
    classTeacher: 'Классный руководитель',
    room: 'Кабинет',
    parentName: 'ФИО родителя',
    parentPhone: 'Телефон родителя',
  },
  teacher: 'учитель',
  asc: 'Расписание aSc: список взят из него целиком.',
  oneRoster: 'Выгрузка OneRoster: список взят из неё целиком.',
  noHomerooms: 'В выгрузке нет классов, только учебные группы.',
  deleted: 'помечено в файле как удалённое',
  otherRole: (role: string) => `роль «${role}»: не сотрудник и не ученик`,
  notHomeroom: 'учебная группа, а не класс',
  guardian: 'родитель: смотрите строку ребёнка',
  partOf: 'Файл читается вместе с другими файлами OneRoster.',
  alone: 'Это часть выгрузки OneRoster без людей и классов. Выберите вместе с ней users.csv и classes.csv.',
} as const

export const refusedTexts = {
  reason: 'Причина',
  fileName: (name: string) => `Не загружено — ${name}`,
  fileNameOfSeveral: 'Не загружено при импорте',
  title: 'Строки, которые не загружены',
  sheet: 'Список',
} as const
