import type { LabelFormatId } from './labels'

export const labelTexts = {
  formats: {
    '70x37': '70 × 37 мм, 24 на листе',
    '70x42.4': '70 × 42,4 мм, 21 на листе',
    '63.5x38.1': '63,5 × 38,1 мм, 21 на листе',
    '105x48': '105 × 48 мм, 12 на листе',
    own: 'Свой размер',
  } satisfies Record<LabelFormatId, string>,
  title: (unit: string) => `Наклейки, ${unit}`,
  trialTitle: 'Пробный лист наклеек',
  trial: (x: string, y: string) =>
    `Приложите этот лист к листу наклеек на просвет. Если рамки ушли, измерьте по линейке, на сколько, и впишите сдвиг. Сейчас: вправо ${x} мм, вниз ${y} мм.`,
  notNumbers: 'Размеры наклеек — числа не меньше нуля, в миллиметрах.',
  notWhole: 'Столбцов и рядов — целое число, хотя бы по одному.',
  tooSmall: (width: number, height: number) =>
    `Наклейка мала: QR-код и подпись помещаются от ${String(width)} × ${String(height)} мм.`,
  beyondPaper: 'Наклейки не помещаются на лист А4: проверьте размер, поля и промежутки.',
} as const
