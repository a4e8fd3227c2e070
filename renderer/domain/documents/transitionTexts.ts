/** Words of the sheets that lead from one platform to another. */
export const transitionTexts = {
  title: (unit: string) => `Листы перехода, ${unit}`,
  heading: (unit: string) => `Мы переходим: ${unit}`,
  former: 'Было',
  next: 'Стало',
  endsWith: (signs: string) => `ссылка оканчивается на …${signs}`,
  untilDay: (day: string) => `работает до ${day}, потом закроется`,
  soon: 'скоро закроется',
  doNotUse: 'по старой ссылке больше не вступайте',
  hadNone: 'чата не было',
  role: (role: string) => `ваша роль: «${role}»`,
  codeBelow: 'код и ссылка ниже',
  noCampaign:
    'Листы перехода делаются по открытой кампании, в которой школа уходит с прежней площадки на эту. Начните её в разделе «Кампании».',
}
