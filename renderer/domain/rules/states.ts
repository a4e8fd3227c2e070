import type {
  Assignment,
  Invitee,
  InviteeRole,
  InviteeState,
  JoinRequest,
  Link,
  Organisation,
  Parent,
  Pupil,
  SchoolClass,
  SchoolYear,
  Staff,
} from '@/domain/model/entities'

/** How loud a badge is; the screens choose the colour. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error'

type Titles<T extends string> = Readonly<Record<T, string>>

const staffState: Titles<Staff['state']> = {
  working: 'Работает',
  leave: 'В отпуске',
  dismissed: 'Уволен',
  expected: 'Ожидается',
}

const linkState: Titles<Link['state']> = {
  draft: 'Черновик',
  active: 'Действует',
  issued: 'Выдана',
  annulled: 'Аннулирована',
  replaced: 'Заменена',
}

const inviteeState: Titles<InviteeState> = {
  notInvited: 'Не приглашён',
  invited: 'Приглашён',
  reminded: 'Приглашён повторно',
  requested: 'Заявка подана',
  joined: 'Вступил',
  confirmed: 'Роль подтверждена',
  refused: 'Отказ',
  noPhone: 'Нет смартфона',
  numberChanged: 'Сменил номер',
  wrongRole: 'Ошибка роли',
  removed: 'Удалён из чата',
  left: 'Выбыл',
}

/** Russian titles of every enum value of the model: `titleOf.staffState.working`. */
export const titleOf = {
  staffState,
  linkState,
  inviteeState,
  staffCategory: {
    teaching: 'Педагогический работник',
    leading: 'Руководящий работник',
    other: 'Иной сотрудник',
  } satisfies Titles<Staff['category']>,
  platformRole: {
    teacher: 'Учитель',
    staff: 'Сотрудник',
    admin: 'Администратор',
    extraAdmin: 'Дополнительный администратор',
  } satisfies Titles<Staff['platformRole']>,
  positionKind: { main: 'Основная', secondary: 'По совместительству' },
  gender: { male: 'Мужской', female: 'Женский' },
  classState: {
    planned: 'Планируется',
    active: 'Действует',
    promoted: 'Переведён',
    graduated: 'Выпущен',
    disbanded: 'Расформирован',
  } satisfies Titles<SchoolClass['state']>,
  assignmentKind: {
    main: 'Основное',
    temporary: 'Временное замещение',
    second: 'Второй классный руководитель',
  } satisfies Titles<Assignment['kind']>,
  yearState: { preparing: 'Подготовка', current: 'Текущий', archive: 'Архив' } satisfies Titles<SchoolYear['state']>,
  inviteeRole: {
    teacher: 'Учитель',
    staff: 'Сотрудник',
    pupil: 'Ученик',
    parent: 'Родитель',
  } satisfies Titles<InviteeRole>,
  /** «Для кого»: whom a link of the role is for. */
  inviteeRoles: {
    teacher: 'Учителя',
    staff: 'Сотрудники',
    pupil: 'Ученики',
    parent: 'Родители',
  } satisfies Titles<InviteeRole>,
  /** «для родителей», for running text. */
  inviteeRolesOf: {
    teacher: 'учителей',
    staff: 'сотрудников',
    pupil: 'учеников',
    parent: 'родителей',
  } satisfies Titles<InviteeRole>,
  personKind: { staff: 'Сотрудник', pupil: 'Ученик', parent: 'Родитель' } satisfies Titles<Invitee['personKind']>,
  invitationWay: { link: 'По ссылке', roster: 'По списку', manual: 'Вручную' } satisfies Titles<Invitee['way']>,
  handedBy: {
    sheet: 'Листом',
    chat: 'В чате',
    email: 'По почте',
    person: 'Лично',
  } satisfies Titles<NonNullable<Invitee['handedBy']>>,
  campaignState: { open: 'идёт', closed: 'закрыта' },
  requestState: {
    waiting: 'Ждёт решения',
    accepted: 'Принята',
    refused: 'Отклонена',
  } satisfies Titles<JoinRequest['state']>,
  pupilState: { enrolled: 'Учится', left: 'Выбыл' } satisfies Titles<Pupil['state']>,
  parentKind: {
    mother: 'Мать',
    father: 'Отец',
    guardian: 'Опекун',
    other: 'Иной представитель',
  } satisfies Titles<Parent['kind']>,
  platformState: { active: 'Действует', archive: 'Архив' },
  classFormat: { guillemets: '5 «А»', plain: '5А', hyphen: '5-А' } satisfies Titles<Organisation['classFormat']>,
  literaAlphabet: { cyrillic: 'Русские буквы', latin: 'Латинские буквы' } satisfies Titles<
    Organisation['literaAlphabet']
  >,
} as const

/** Short titles for narrow columns and badges; what is absent here is short already. */
export const shortTitleOf = {
  staffState: { ...staffState, leave: 'Отпуск' } satisfies Titles<Staff['state']>,
  linkState: { ...linkState, annulled: 'Аннулир.' } satisfies Titles<Link['state']>,
  inviteeState: {
    ...inviteeState,
    notInvited: 'Нет',
    reminded: 'Повторно',
    requested: 'Заявка',
    confirmed: 'Подтверждён',
    noPhone: 'Без смартфона',
    numberChanged: 'Новый номер',
    wrongRole: 'Не та роль',
    removed: 'Удалён',
  } satisfies Titles<InviteeState>,
  assignmentKind: { main: 'Основное', temporary: 'Замещение', second: 'Второй' } satisfies Titles<Assignment['kind']>,
  platformRole: {
    teacher: 'Учитель',
    staff: 'Сотрудник',
    admin: 'Администратор',
    extraAdmin: 'Доп. админ.',
  } satisfies Titles<Staff['platformRole']>,
} as const

export const toneOf = {
  staffState: { working: 'success', leave: 'warning', dismissed: 'neutral', expected: 'info' } satisfies Record<
    Staff['state'],
    Tone
  >,
  classState: {
    planned: 'info',
    active: 'success',
    promoted: 'neutral',
    graduated: 'neutral',
    disbanded: 'neutral',
  } satisfies Record<SchoolClass['state'], Tone>,
  linkState: {
    draft: 'neutral',
    active: 'info',
    issued: 'success',
    annulled: 'error',
    replaced: 'neutral',
  } satisfies Record<Link['state'], Tone>,
  inviteeState: {
    notInvited: 'neutral',
    invited: 'info',
    reminded: 'warning',
    requested: 'info',
    joined: 'success',
    confirmed: 'success',
    refused: 'neutral',
    noPhone: 'neutral',
    numberChanged: 'warning',
    wrongRole: 'error',
    removed: 'warning',
    left: 'neutral',
  } satisfies Record<InviteeState, Tone>,
} as const

/** domain.md 8.2: черновик → действует → выдана → аннулирована / заменена. An annulled link never lives again. */
export const linkMoves: Readonly<Record<Link['state'], readonly Link['state'][]>> = {
  draft: ['active', 'annulled'],
  active: ['issued', 'annulled', 'replaced'],
  issued: ['active', 'annulled', 'replaced'],
  annulled: [],
  replaced: ['annulled'],
}

const inChat: readonly InviteeState[] = ['refused', 'wrongRole', 'removed', 'left']
const beforeChat: readonly InviteeState[] = ['refused', 'noPhone', 'numberChanged', 'left']

/**
 * domain.md 8.2: не приглашён → приглашён → повторно → заявка подана → вступил → роль подтверждена, with side exits.
 * A wrong role goes through removal to a new invitation (rule 8.3.3). A tick set by mistake may go one step back.
 */
export const inviteeMoves: Readonly<Record<InviteeState, readonly InviteeState[]>> = {
  notInvited: ['invited', 'requested', 'joined', 'confirmed', ...beforeChat],
  invited: ['notInvited', 'reminded', 'requested', 'joined', 'confirmed', 'wrongRole', ...beforeChat],
  reminded: ['invited', 'reminded', 'requested', 'joined', 'confirmed', 'wrongRole', ...beforeChat],
  requested: ['invited', 'reminded', 'joined', 'confirmed', 'wrongRole', ...beforeChat],
  joined: ['invited', 'reminded', 'requested', 'confirmed', 'numberChanged', ...inChat],
  confirmed: ['joined', 'numberChanged', ...inChat],
  refused: ['notInvited', 'invited', 'reminded', 'requested', 'joined', 'confirmed', 'noPhone', 'left'],
  noPhone: ['notInvited', 'invited', 'reminded', 'requested', 'joined', 'confirmed', 'refused', 'left'],
  numberChanged: [
    'notInvited',
    'invited',
    'reminded',
    'requested',
    'joined',
    'confirmed',
    'refused',
    'noPhone',
    'left',
  ],
  wrongRole: ['removed', 'left'],
  removed: ['invited', 'reminded', 'left', 'refused'],
  left: ['notInvited', 'invited', 'removed'],
}

/** Whether a link may go from one state to another (domain.md 8.2). Staying is always allowed. */
export function canLinkMove(from: Link['state'], to: Link['state']): boolean {
  return from === to || linkMoves[from].includes(to)
}

/** Whether an invitee may go from one state to another (domain.md 8.2, rule 8.3.3). Staying is always allowed. */
export function canInviteeMove(from: InviteeState, to: InviteeState): boolean {
  return from === to || inviteeMoves[from].includes(to)
}

/** `canMove.link(from, to)`, `canMove.invitee(from, to)`. */
export const canMove = { link: canLinkMove, invitee: canInviteeMove } as const

/** Only a link in force may be printed or handed out (domain.md 8.2). */
export function isLinkInForce(state: Link['state']): boolean {
  return state === 'active' || state === 'issued'
}

/** The person is in the chat. */
export function hasJoined(state: InviteeState): boolean {
  return state === 'joined' || state === 'confirmed'
}

/** «Законные исключения» of rule 8.3.9: such people leave the denominator of the honest percentage. */
export function isException(state: InviteeState): boolean {
  return state === 'refused' || state === 'noPhone'
}
