export const guideTexts = {
  title: 'Руководство',
  subtitle: 'Работает без интернета',
  contents: 'Содержание',
}
