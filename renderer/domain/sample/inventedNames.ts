import type { PersonName } from '@/domain/rules/personNames'
import type { SeededRandom } from './seededRandom'

type Gender = 'male' | 'female'

/** Surnames with a feminine form in -а. */
const surnames = (
  'Абрамов Авдеев Агафонов Аксёнов Алёшин Антипов Артемьев Афанасьев Бабушкин Баранов Белозёров Березин Бирюков Блинов ' +
  'Бобров Богданов Борисов Бурмистров Быков Васильев Ветров Виноградов Власов Воробьёв Воронцов Гаврилов Галкин Герасимов ' +
  'Голубев Горбунов Горшков Громов Гусев Давыдов Данилов Дементьев Денисов Дорофеев Дроздов Дьячков Егоров Елисеев Ершов ' +
  'Ефремов Жданов Журавлёв Зайцев Захаров Зимин Зотов Зубков Игнатьев Ильин Казаков Калинин Карпов Кириллов Князев Колесов ' +
  'Комаров Кондратьев Коновалов Корнилов Котов Крылов Кудряшов Кузьмин Куликов Лаврентьев Лазарев Лапин Лаптев Лебедев ' +
  'Логинов Лукин Макаров Максимов Мартынов Маслов Медведев Мельников Миронов Моисеев Муравьёв Назаров Наумов Нестеров ' +
  'Никитин Носков Овчинников Орлов Осипов Панфилов Пахомов Пестов Поляков Потапов Прохоров Рогов Родионов Рыбаков Рябов ' +
  'Савельев Сазонов Самойлов Сафонов Селезнёв Семёнов Сергеев Симонов Соболев Соловьёв Степанов Суханов Сычёв Тарасов ' +
  'Терентьев Тимофеев Тихонов Третьяков Трофимов Туманов Уваров Устинов Фадеев Федотов Филатов Фомин Фролов Харитонов ' +
  'Цветков Чернов Чистяков Шаров Швецов Шестаков Широков Щукин Юдин Яковлев Ахметов Валиев Гайнутдинов Зарипов Каримов ' +
  'Мухаметзянов Нуриев Сабиров Салихов Фаттахов Хабибуллин Юсупов'
).split(' ')

/** Surnames that are the same for all. */
const commonSurnames = 'Бондаренко Черных Коваль Лысенко Ткач Шевчук Ким Цой Гулевич Мацкевич Живаго Белых'.split(' ')

const firstNames: Record<Gender, readonly string[]> = {
  male: (
    'Александр Алексей Андрей Антон Артём Богдан Вадим Василий Виктор Владимир Глеб Григорий Даниил Денис Дмитрий Евгений ' +
    'Егор Иван Игорь Илья Кирилл Константин Лев Максим Матвей Михаил Никита Николай Олег Павел Пётр Роман Савелий Семён ' +
    'Сергей Степан Тимофей Тимур Фёдор Юрий Ярослав Амир Ильдар'
  ).split(' '),
  female: (
    'Александра Алёна Алина Алиса Анастасия Анна Валентина Валерия Варвара Василиса Вера Вероника Виктория Галина Дарья ' +
    'Евгения Екатерина Елена Елизавета Жанна Ирина Кира Ксения Лариса Лидия Любовь Людмила Маргарита Марина Мария Милана ' +
    'Надежда Наталья Нина Оксана Ольга Полина Светлана София Тамара Татьяна Ульяна Юлия Яна Алсу Гульнара Камилла'
  ).split(' '),
}

/** What a father's name makes of his children's names: «Иван», «Иванович», «Ивановна». */
export interface Father {
  firstName: string
  son: string
  daughter: string
}

const fathers: readonly Father[] = (
  'Александрович/Александровна Алексеевич/Алексеевна Анатольевич/Анатольевна Андреевич/Андреевна Антонович/Антоновна ' +
  'Борисович/Борисовна Вадимович/Вадимовна Васильевич/Васильевна Викторович/Викторовна Владимирович/Владимировна ' +
  'Геннадьевич/Геннадьевна Дмитриевич/Дмитриевна Евгеньевич/Евгеньевна Иванович/Ивановна Игоревич/Игоревна ' +
  'Ильич/Ильинична Константинович/Константиновна Львович/Львовна Максимович/Максимовна Михайлович/Михайловна ' +
  'Николаевич/Николаевна Олегович/Олеговна Павлович/Павловна Петрович/Петровна Романович/Романовна Сергеевич/Сергеевна ' +
  'Станиславович/Станиславовна Степанович/Степановна Фёдорович/Фёдоровна Юрьевич/Юрьевна Ильдарович/Ильдаровна ' +
  'Рашидович/Рашидовна Равилевич/Равилевна'
)
  .split(' ')
  .map((pair) => {
    const [son = '', daughter = ''] = pair.split('/')
    return { firstName: fatherOf(son), son, daughter }
  })

/** «Иванович» → «Иван», «Алексеевич» → «Алексей», «Васильевич» → «Василий»; irregular ones by the list. */
function fatherOf(son: string): string {
  const irregular: Readonly<Record<string, string>> = {
    Ильич: 'Илья',
    Львович: 'Лев',
    Павлович: 'Павел',
    Петрович: 'Пётр',
    Игоревич: 'Игорь',
    Равилевич: 'Равиль',
  }
  return (
    irregular[son] ??
    son
      .replace(/ьевич$/u, 'ий')
      .replace(/евич$/u, 'й')
      .replace(/ович$/u, '')
  )
}

/** A surname for both genders of one family. */
export interface Family {
  male: string
  female: string
}

export function inventFamily(random: SeededRandom): Family {
  if (random.chance(0.08)) {
    const common = random.pick(commonSurnames)
    return { male: common, female: common }
  }
  const male = random.pick(surnames)
  if (random.chance(0.03)) {
    const second = random.pick(surnames)
    if (second !== male) return { male: `${male}-${second}`, female: `${male}а-${second}а` }
  }
  return { male, female: `${male}а` }
}

/** A person of a family, as real lists have them (domain.md 5.2). */
export function inventPerson(random: SeededRandom, family: Family, gender: Gender): PersonName {
  return inventChild(random, family, gender, inventFather(random))
}

/** A child of a father with this first name; now and then without отчество. */
export function inventChild(random: SeededRandom, family: Family, gender: Gender, father: Father): PersonName {
  const middleName = random.chance(0.02) ? '' : gender === 'male' ? father.son : father.daughter
  return { lastName: family[gender], firstName: random.pick(firstNames[gender]), middleName }
}

export function inventFather(random: SeededRandom): Father {
  return random.pick(fathers)
}

export function inventGender(random: SeededRandom, femaleShare: number): Gender {
  return random.chance(femaleShare) ? 'female' : 'male'
}
