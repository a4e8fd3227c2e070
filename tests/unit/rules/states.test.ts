import { describe, expect, it } from 'vitest'
import {
  classStates,
  inviteeRoles,
  inviteeStates,
  linkStates,
  platformRoles,
  staffCategories,
  staffStates,
  assignmentKinds,
} from '@/domain/model/entities'
import {
  canMove,
  hasJoined,
  inviteeMoves,
  isException,
  isLinkInForce,
  linkMoves,
  shortTitleOf,
  titleOf,
  toneOf,
} from '@/domain/rules/states'

describe('titles', () => {
  it('has a different Russian title for every value', () => {
    const enums: [readonly string[], Record<string, string>][] = [
      [staffStates, titleOf.staffState],
      [staffCategories, titleOf.staffCategory],
      [platformRoles, titleOf.platformRole],
      [classStates, titleOf.classState],
      [assignmentKinds, titleOf.assignmentKind],
      [linkStates, titleOf.linkState],
      [inviteeStates, titleOf.inviteeState],
      [inviteeRoles, titleOf.inviteeRole],
      [staffStates, shortTitleOf.staffState],
      [linkStates, shortTitleOf.linkState],
      [inviteeStates, shortTitleOf.inviteeState],
    ]
    for (const [values, titles] of enums) {
      expect(Object.keys(titles).sort()).toEqual([...values].sort())
      expect(new Set(Object.values(titles)).size).toBe(values.length)
      for (const title of Object.values(titles)) expect(title).toMatch(/^[А-ЯЁ][а-яё .]+$/)
    }
    expect(Object.keys(toneOf.inviteeState).sort()).toEqual([...inviteeStates].sort())
  })
})

describe('moves (domain.md 8.2)', () => {
  it('lets a link live once', () => {
    expect(canMove.link('draft', 'active')).toBe(true)
    expect(canMove.link('active', 'issued')).toBe(true)
    expect(canMove.link('issued', 'annulled')).toBe(true)
    expect(canMove.link('issued', 'replaced')).toBe(true)
    expect(canMove.link('draft', 'issued')).toBe(false)
    expect(canMove.link('replaced', 'active')).toBe(false)
    for (const to of linkStates) expect(canMove.link('annulled', to)).toBe(to === 'annulled')
  })

  it('leads a person step by step and never switches a wrong role silently (rule 8.3.3)', () => {
    const path = ['notInvited', 'invited', 'reminded', 'requested', 'joined', 'confirmed'] as const
    for (const [at, to] of path.entries()) if (at > 0) expect(canMove.invitee(path[at - 1] ?? to, to)).toBe(true)
    expect(canMove.invitee('reminded', 'reminded')).toBe(true)
    expect(canMove.invitee('wrongRole', 'removed')).toBe(true)
    expect(canMove.invitee('removed', 'invited')).toBe(true)
    expect(canMove.invitee('wrongRole', 'invited')).toBe(false)
    expect(canMove.invitee('wrongRole', 'joined')).toBe(false)
    expect(canMove.invitee('confirmed', 'notInvited')).toBe(false)
  })

  it('leaves no invitee state that cannot be reached or left', () => {
    for (const state of inviteeStates) {
      expect(inviteeMoves[state].length).toBeGreaterThan(0)
      expect(inviteeStates.some((from) => from !== state && inviteeMoves[from].includes(state))).toBe(true)
    }
    expect(Object.keys(linkMoves)).toEqual([...linkStates])
  })

  it('knows what counts', () => {
    expect(linkStates.filter(isLinkInForce)).toEqual(['active', 'issued'])
    expect(inviteeStates.filter(hasJoined)).toEqual(['joined', 'confirmed'])
    expect(inviteeStates.filter(isException)).toEqual(['refused', 'noPhone'])
  })
})
