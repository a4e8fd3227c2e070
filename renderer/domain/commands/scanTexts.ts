import type { ScanMode } from './scanModes'

const done: Record<ScanMode, string> = { handed: 'Выдано', joined: 'Вступил', returned: 'Расписка вернулась' }

/** What scans at the counter say and put into the journal. */
export const scanTexts = {
  slip: (name: string, unit: string, role: string) => `${name}, ${unit}, ${role.toLowerCase()}`,
  cover: (unit: string) => `Обложка: ${unit}`,
  done: (mode: ScanMode, title: string) => `${done[mode]}: ${title}`,
  marked: {
    handed: (day: string) => `Отмечено: выдано ${day}.`,
    joined: (day: string) => `Отмечено: вступил ${day}.`,
    returned: (day: string) => `Отмечено: расписка вернулась ${day}.`,
  },
  already: (state: string, day: string) => `Уже отмечен: ${state.toLowerCase()}${day === '' ? '' : `, ${day}`}.`,
  coverHanded: (day: string) => `Уже отмечено: листы выданы ${day}. Расписку отмечают в режиме «Расписка».`,
  returned: (day: string) => `Уже отмечено: расписка вернулась ${day}.`,
  coverJoined: 'Это обложка класса, а не карточка человека. Выберите сверху «Выдан» или «Расписка».',
  slipReturned: 'Это карточка человека, а не обложка класса. Выберите сверху «Выдан» или «Вступил».',
  noPerson: 'Карточка этого человека удалена из учёта. Отметить некого.',
  stale: 'Ссылка на этом листе больше не действует. Не выдавайте его, напечатайте новый на экране «Раздатки».',
  exception: 'Отмечен отказ или нет смартфона: лист не нужен. Если человек передумал, сначала отметьте «Приглашён».',
}
