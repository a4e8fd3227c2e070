import type { LinkPattern, Platform } from '@/domain/model/entities'

/**
 * The directory of platforms as shipped, after what was known by 2026 (domain.md 1.3, 1.4, 2). It is data that a school
 * edits in the settings: exact wording of the consoles is not confirmed (domain.md 9), so the steps stay neutral.
 */

export const maxPlatformId = 'max'
export const vkPlatformId = 'vk'
export const mySchoolPlatformId = 'my-school'

const codeLine =
  'Никто не вправе спрашивать код из СМС или пароль от Госуслуг: ни школа, ни «служба поддержки». Не называйте их никому.'
const privacyLine = 'Ссылка только для тех, кому её вручили. Не пересылайте её и не публикуйте на сайтах и в соцсетях.'
const doubtLine = 'Сомневаетесь, что приглашение от школы? Позвоните в школу по телефону с её официального сайта.'
const moneyLine = 'Вступление бесплатное. Школа не просит ни денег, ни данных банковских карт.'

const openLink =
  'Откройте ссылку или наведите камеру телефона на QR-код с листа. Если набираете вручную, не путайте большие и маленькие буквы.'

function pattern(
  kind: LinkPattern['kind'],
  host: string,
  pathStart: string,
  param: string | null,
  lengths: number[],
): LinkPattern {
  return { kind, host, pathStart, param, lengths }
}

const max: Platform = {
  id: maxPlatformId,
  name: 'ИКОП «Сферум» в национальном мессенджере «МАХ»',
  shortName: 'MAX',
  state: 'active',
  patterns: [
    pattern('invitation', 'max.ru', '/join/', null, [43, 44]),
    pattern('publicName', 'max.ru', '/', null, []),
    pattern('shortener', 'clck.ru', '/', null, [6]),
  ],
  roleTitles: { teacher: 'Педагог', staff: 'Сотрудник', pupil: 'Ученик', parent: 'Родитель' },
  steps: {
    teacher: [
      'Войдите в MAX по номеру телефона, который записан у администратора школы.',
      openLink,
      'Проверьте название школы и чата и вступите. Если нужна заявка, дождитесь, пока её примет администратор.',
      'Сообщите администратору школы, что вы вступили: он завершит подтверждение статуса педагога.',
    ],
    staff: [
      'Войдите в MAX по номеру телефона, который записан у администратора школы.',
      openLink,
      'Проверьте название школы и чата и вступите. Если нужна заявка, дождитесь, пока её примет администратор.',
      'Сообщите администратору школы, что вы вступили.',
    ],
    pupil: [
      'Войдите в MAX со своего телефона и по своему номеру. Младшим ученикам помогают родители.',
      openLink,
      'Проверьте, что в названии указаны ваша школа и ваш класс, и вступите. Если нужна заявка, дождитесь ответа.',
      'Сообщите классному руководителю, что вы вступили.',
    ],
    parent: [
      'Войдите в MAX со своего телефона и по своему номеру, не с телефона ребёнка.',
      openLink,
      'Проверьте, что в названии указаны школа и класс вашего ребёнка, и вступите. Если нужна заявка, дождитесь ответа.',
      'Сообщите классному руководителю, что вы вступили. Не получается или не хотите вступать? Тоже сообщите ему.',
    ],
  },
  safetyLines: [
    codeLine,
    'В общих чатах MAX ваш номер телефона виден всем участникам.',
    privacyLine,
    moneyLine,
    doubtLine,
  ],
  deadlineOn: null,
  note: '',
}

const vk: Platform = {
  id: vkPlatformId,
  name: 'ИКОП «Сферум» и учебный профиль VK Мессенджера',
  shortName: 'VK Мессенджер / Сферум',
  state: 'archive',
  patterns: [
    pattern('call', 'sferum.ru', '/', 'call_link', [43]),
    pattern('dashboard', 'sferum.ru', '/', 'schoolId', []),
    pattern('invitation', 'sferum.ru', '/', 'join', [36]),
    pattern('invitation', 'vk.me', '/join/', null, [24, 36]),
    pattern('dashboard', 'web.vk.me', '/', null, []),
  ],
  roleTitles: { teacher: 'Учитель', staff: 'Учитель', pupil: 'Ученик', parent: 'Родитель' },
  steps: {
    teacher: [
      'Войдите в учебный профиль по номеру телефона, который записан у администратора школы.',
      openLink,
      'Проверьте название школы и вступите. Если нужна заявка, дождитесь, пока её примет администратор.',
      'Сообщите администратору школы, что вы вступили: он завершит подтверждение статуса «учитель».',
    ],
    staff: [
      'Войдите в учебный профиль по номеру телефона, который записан у администратора школы.',
      openLink,
      'Проверьте название школы и вступите. Если нужна заявка, дождитесь, пока её примет администратор.',
    ],
    pupil: [
      'Войдите в свой учебный профиль. Младшим ученикам помогают родители.',
      openLink,
      'Проверьте название школы и класса и вступите.',
      'Сообщите классному руководителю, что вы вступили.',
    ],
    parent: [
      'Войдите со своего телефона и по своему номеру, не из профиля ребёнка.',
      openLink,
      'Проверьте название школы и класса и вступите.',
      'Сообщите классному руководителю, что вы вступили.',
    ],
  },
  safetyLines: [codeLine, privacyLine, moneyLine, doubtLine],
  deadlineOn: null,
  note: 'Прежняя площадка. Ссылки хранятся для истории и для перечня аннулированных.',
}

const mySchoolSteps = [
  'Проверьте, что ваша учётная запись на Госуслугах подтверждена.',
  'Войдите в «Мою школу» через Госуслуги.',
  'Если система не находит вас в школе, сообщите администратору: он сверит ваши данные в списках школы.',
]

const mySchool: Platform = {
  id: mySchoolPlatformId,
  name: 'ФГИС «Моя школа»',
  shortName: 'Моя школа',
  state: 'active',
  patterns: [],
  roleTitles: { teacher: 'Педагог', staff: 'Сотрудник', pupil: 'Обучающийся', parent: 'Законный представитель' },
  steps: { teacher: mySchoolSteps, staff: mySchoolSteps, pupil: mySchoolSteps, parent: mySchoolSteps },
  safetyLines: [codeLine, moneyLine, doubtLine],
  deadlineOn: null,
  note: 'Вход только через Госуслуги, ссылок-приглашений нет.',
}

/** The default directory, active platforms first. */
export const platformDefaults: readonly Platform[] = [max, mySchool, vk]

/** The shipped record of a platform; undefined for one that the school added itself. */
export function platformDefault(id: string): Platform | undefined {
  return platformDefaults.find((platform) => platform.id === id)
}
