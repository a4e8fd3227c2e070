/** Every text of the picture of a grid. */
export const gridTexts = {
  label: (name: string) => `Таблица «${name}»: стрелки — ячейки, Enter — действия со строкой`,
  corner: 'Строка',
  cell: (address: string, text: string) => (text === '' ? `${address}: пусто` : `${address}: ${text}`),
  hiddenRow: 'Строка скрыта в файле',
  hiddenWord: 'скрыта',
}
