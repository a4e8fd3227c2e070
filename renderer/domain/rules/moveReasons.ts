import type { InviteeState, Link } from '@/domain/model/entities'
import { canInviteeMove, canLinkMove } from './states'

/** Why a step of a link or an invitee is impossible, with the way out; `SPEC.md` beside this file has the whole table. */
export const moveReasons = {
  draftIssued: 'Это черновик. Сначала сделайте ссылку действующей.',
  draftReplaced: 'Это черновик: заменять нечего. Исправьте его адрес или аннулируйте его.',
  noDraft: 'Ссылка уже действует, черновиком она не станет. Если адрес неверен, замените её новой.',
  annulled: 'Аннулированная ссылка снова действовать не может. Создайте на площадке новую и вставьте её.',
  replaced: 'Вместо этой ссылки уже есть новая. Выдавайте новую.',
  inviteFirst: 'Человека ещё не приглашали. Сначала отметьте «Приглашён».',
  notInChat: 'В чате этого человека нет. Если он вступил, сначала отметьте «Вступил».',
  wasInvited: 'Приглашение уже было. Если отметка ошибочна, сначала отметьте «Приглашён».',
  inChat: 'Человек уже в чате. Если вступление отмечено по ошибке, сначала отметьте «Приглашён».',
  confirmed: 'Роль уже подтверждена. Если это ошибка, сначала отметьте «Вступил».',
  exception: 'Сначала отметьте «Приглашён»: прежняя отметка освободила человека от вступления.',
  wrongRole: 'Площадка не меняет роль. Сначала удалите из чата и отметьте «Удалён из чата».',
  removed: 'Человек удалён из чата. Сначала пригласите заново.',
  left: 'Человек выбыл. Если он вернулся, сначала пригласите заново.',
} as const
export type MoveReason = keyof typeof moveReasons

/** Why a link may not go from one state to another; null when it may (domain.md 8.2). */
export function linkRefusal(from: Link['state'], to: Link['state']): MoveReason | null {
  if (canLinkMove(from, to)) return null
  if (from === 'annulled' || from === 'replaced') return from
  if (from === 'draft') return to === 'issued' ? 'draftIssued' : 'draftReplaced'
  return 'noDraft'
}

/** Why an invitee may not go from one state to another; null when it may (domain.md 8.2, rule 8.3.3). */
export function inviteeRefusal(from: InviteeState, to: InviteeState): MoveReason | null {
  if (canInviteeMove(from, to)) return null
  if (from === 'wrongRole' || from === 'removed' || from === 'left' || from === 'confirmed') return from
  if (from === 'joined') return 'inChat'
  if (from === 'notInvited') return to === 'reminded' ? 'inviteFirst' : 'notInChat'
  if (to === 'removed' || to === 'wrongRole') return 'notInChat'
  return from === 'refused' || from === 'noPhone' ? 'exception' : 'wasInvited'
}
