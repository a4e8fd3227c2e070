/** What the hosts are called on the «О программе» page and in the diagnostics. */
export const platformTexts = {
  desktopTitle: 'настольная программа',
  browserTitle: 'в браузере',
} as const
