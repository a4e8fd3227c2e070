import { counted } from '@/domain/rules/plurals'

/** Sentences that say why a line is thought to be a person, and why it is not certain. */
export const matchingTexts = {
  exact: {
    all: 'совпали фамилия, имя и отчество',
    surnameFirst: 'совпали фамилия и имя',
    surname: 'совпала только фамилия',
    firstMiddle: 'совпали имя и отчество',
    first: 'совпало только имя',
  },
  phone: 'совпал телефон',
  phoneOnly: 'совпал телефон, имя другое',
  initials: 'вместо имени инициалы',
  latin: 'написано латиницей',
  mended: 'латинские буквы вместо русских',
  short: (short: string, full: string) => `«${short}» — краткая форма имени «${full}»`,
  slip: (written: string, known: string) => `похоже: опечатка в одной букве, «${written}» — «${known}»`,
  slips: (written: string, known: string) => `похоже: опечатки, «${written}» — «${known}»`,
  otherForm: (written: string, known: string) => `фамилия в другом роде: «${written}» — «${known}»`,
  half: (written: string, known: string) => `часть двойной фамилии: «${written}» — «${known}»`,
  former: (surname: string) => `другая фамилия того же человека: «${surname}»`,
  otherSurname: (written: string, known: string) => `фамилия другая: «${written}» — «${known}». Возможно, сменилась`,
  surnameInitial: 'от фамилии только буква',
  more: (words: string) => `в учёте нет: «${words}»`,
  noMiddle: 'отчество не указано',
  child: (name: string) => `по имени ребёнка: ${name}`,
  namesakes: (count: number) => `похожих в учёте ${counted(count, 'человек', 'человека', 'человек')}: выберите сами`,
  twice: 'таких строк в списке несколько: выберите сами',
  taken: (row: number) => `этот человек уже сопоставлен со строкой ${String(row)}`,
} as const
