/** Words of a succession that its records themselves carry. */
export const successionTexts = {
  notJoined: 'Ещё не вступили',
  retention: 'Вышел срок хранения карточек',
  journal: (number: string, day: string) => {
    const basis = [number === '' ? '' : `№ ${number}`, day === '' ? '' : `от ${day}`].filter(Boolean).join(' ')
    return basis === '' ? 'Дела переданы: сохранён файл передачи' : `Дела переданы: сохранён файл, приказ ${basis}`
  },
  fileName: 'Передача дел',
  gone: 'записи больше нет',
}
