import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inviteeStates, linkStates } from '@/domain/model/entities'
import { linkExpiry } from '@/domain/rules/expiry'
import { inviteeRefusal, linkRefusal, moveReasons, type MoveReason } from '@/domain/rules/moveReasons'
import { titleOf } from '@/domain/rules/states'
import { resolve } from 'node:path'

const spec = readFileSync(resolve('renderer/domain/rules/SPEC.md'), 'utf8')

/** The cells of the table under a heading of the spec, head row first. */
function tableUnder(heading: string): string[][] {
  const [, section = ''] = spec.split(`\n## ${heading}\n`)
  const lines = section.split(/\n## /)[0]?.split('\n') ?? []
  return lines
    .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+$/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

/** What the program says to every step, as the table writes it. */
function tableOf<T extends string>(
  states: readonly T[],
  titles: Readonly<Record<T, string>>,
  refusal: (from: T, to: T) => MoveReason | null,
): string[][] {
  return [
    ['из \\ в', ...states.map((to) => titles[to])],
    ...states.map((from) => [titles[from], ...states.map((to) => (from === to ? '·' : (refusal(from, to) ?? 'да')))]),
  ]
}

describe('SPEC.md (domain.md 8.2)', () => {
  it('has every step of a link and every step of an invitee as the program takes it', () => {
    expect(tableUnder('Ссылка')).toEqual(tableOf(linkStates, titleOf.linkState, linkRefusal))
    expect(tableUnder('Приглашённый')).toEqual(tableOf(inviteeStates, titleOf.inviteeState, inviteeRefusal))
  })

  it('has the reason of every impossible step, and no reason without a step', () => {
    const [, ...rows] = tableUnder('Почему нельзя')
    expect(Object.fromEntries(rows)).toEqual(moveReasons)
    const used = new Set([...tableUnder('Ссылка'), ...tableUnder('Приглашённый')].flat())
    for (const reason of Object.keys(moveReasons)) expect(used).toContain(reason)
  })
})

describe('linkExpiry', () => {
  const plain = (until: string | null, state: 'issued' | 'annulled' = 'issued') =>
    linkExpiry({ state, validUntilOn: until }, '2026-11-12')?.title.replace(/\u00a0/g, ' ') ?? null

  it('is read off the day until which a link in force holds', () => {
    expect(plain(null)).toBeNull()
    expect(plain('2026-11-27')).toBeNull()
    expect(plain('2026-11-26')).toBe('Истекает через 14 дней')
    expect(plain('2026-11-13')).toBe('Истекает через 1 день')
    expect(plain('2026-11-12')).toBe('Истекает сегодня')
    expect(plain('2026-11-11')).toBe('Истекла')
    expect(plain('2026-11-11', 'annulled')).toBeNull()
  })
})
