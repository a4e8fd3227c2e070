/** What the invented schools are called and say. */

import type { Organisation } from '@/domain/model/entities'
import { counted } from '@/domain/rules/plurals'

export const texts = {
  staffImported: (n: number) => `Импорт сотрудников: ${counted(n, 'строка', 'строки', 'строк')}`,
  classesFilled: (n: number) => `Импорт классов: ${counted(n, 'строка', 'строки', 'строк')}`,
  schoolOfSize: (staff: number, classes: number, pupils: number) =>
    `Школа для замеров: ${counted(staff, 'сотрудник', 'сотрудника', 'сотрудников')}, ` +
    `${counted(classes, 'класс', 'класса', 'классов')}, ${counted(pupils, 'ученик', 'ученика', 'учеников')}`,
  appointmentTitle: 'О назначении дополнительного администратора',
  orderTitle: (year: string) => `О распределении классного руководства на ${year} учебный год`,
  changeOrderTitle: 'О внесении изменений в распределение классного руководства',
  leakReason: 'Ссылка попала в открытую группу',
  unusedReason: 'Не востребована: ученики вступают по списку',
  enteredBy: 'Елисеева М. Ю.',
  profileMaths: 'физико-математический',
  profileHumanities: 'социально-гуманитарный',
  buildings: ['Основное здание', 'Начальная школа'],
} as const

export const sampleOrganisation: Partial<Omit<Organisation, 'id' | 'currentYearId'>> = {
  fullName:
    'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 17» ' +
    'города Заречного (учебная)',
  shortName: 'МБОУ «СОШ № 17» города Заречного (учебная)',
  nameIn: 'в МБОУ «СОШ № 17» города Заречного',
  nameOf: 'МБОУ «СОШ № 17» города Заречного',
  settlement: 'г. Заречный',
  municipality: 'городской округ Заречный',
  region: 'Учебная область',
  address: 'г. Заречный, ул. Школьная, д. 17',
  founder: 'Администрация города Заречного',
  phone: '+79000000017',
  email: 'office@school17.example',
  site: 'https://school17.example',
  headName: 'Громова Наталья Викторовна',
  headPosition: 'Директор',
  contactName: 'Елисеева Марина Юрьевна',
  contactPhone: '+79000000128',
  contactRoom: 'кабинет 204',
}
