/** Words of the sheets for families. */
export const familyTexts = {
  title: (unit: string) => `Листы семьям, ${unit}`,
  heading: 'Приглашение для семьи',
  to: 'Кому',
  child: 'Ребёнок',
  children: 'Дети',
  parentsOf: (children: string) => `родителям: ${children}`,
  caption: (role: string, unit: string) => `${role}: ${unit}`,
  notForOthers:
    'У каждого класса и у каждой роли свой код: родитель вступает по коду для родителей, ученик — по коду для учеников.',
  counter: 'Для отметки в школе: у каждого свой номер',
  counterName: (name: string, role: string, unit: string) => `${name}, ${role}, ${unit}`,
  footer: (school: string, unit: string, teacher: string, day: string) =>
    `${school} · выдать: ${unit}${teacher === '' ? '' : `, ${teacher}`} · лист от ${day}`,
  cover: (unit: string) => `Листы семьям: ${unit}`,
  sheets: 'Листов',
  handed: 'Выдано',
  byYounger: (child: string, unit: string) => `${child} (${unit})`,
  elsewhere: (children: string) => `Получат лист через младших: ${children}.`,
}
