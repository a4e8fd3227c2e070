/** Words that go into places of a form. */
export const ownFormWords = {
  header: 'колонтитул',
  rows: (from: number, to: number) => `строки ${String(from)}–${String(to)}`,
  qrTitle: 'QR-код',
  millimetres: (have: number, need: number) => `сейчас ${String(have)} мм, нужно ${String(need)} мм`,
} as const
