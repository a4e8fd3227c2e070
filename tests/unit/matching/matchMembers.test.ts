import { describe, expect, it } from 'vitest'
import type { Candidate } from '@/domain/matching/candidates'
import { matchMembers, type LineMatch } from '@/domain/matching/matchMembers'
import { parseMemberList } from '@/domain/matching/parseMemberList'
import { parseFullName } from '@/domain/rules/parseFullName'

function person(id: string, name: string, phone = '', children: string[] = []): Candidate {
  const { lastName, firstName, middleName } = parseFullName(name)
  return {
    id,
    kind: 'parent',
    role: 'parent',
    lastName,
    firstName,
    middleName,
    phones: phone === '' ? [] : [phone],
    children: children.map(parseFullName),
    gone: false,
  }
}
const people = [
  person('ivanova', 'Иванова Мария Петровна', '+79161234567', ['Иванов Пётр Олегович']),
  person('semenov', 'Семёнов Александр Ильич'),
  person('koval', 'Петрова-Коваль Ксения Юрьевна'),
  person('shch', 'Щукина Юлия Хасановна'),
  person('oglu', 'Мамедов Рашид Али оглы'),
  person('belova', 'Белова (Орлова) Наталья Игоревна'),
]
const match = (text: string, candidates = people): LineMatch[] => matchMembers(parseMemberList(text).lines, candidates)
const who = (text: string, candidates = people) =>
  match(text, candidates).map((one) =>
    one.kind === 'match'
      ? one.candidateId
      : one.kind === 'proposals'
        ? `? ${one.proposals.map((p) => p.candidateId).join(' ')}`
        : '—',
  )
function evidence(text: string): string[] {
  const [one] = match(text)
  return one?.kind === 'match' ? one.evidence : one?.kind === 'proposals' ? (one.proposals[0]?.evidence ?? []) : []
}

describe('matchMembers', () => {
  it.each([
    ['Мария Иванова', 'ivanova'],
    ['ИВАНОВА МАРИЯ ПЕТРОВНА', 'ivanova'],
    ['М.П. Иванова', 'ivanova'],
    ['Александр Семенов', 'semenov'],
    ['Петрова Коваль Ксения', 'koval'],
    ['Ксения Петрова - Коваль', 'koval'],
    ['Yuliya Shchukina', 'shch'],
    ['Julia Schukina', 'shch'],
    ['Iuliia Shchukina', 'shch'],
    ['Mamedov Rashid', 'oglu'],
    ['Мамедов Рашид Али оглы', 'oglu'],
    ['Ивaнoва Мария', 'ivanova'],
    ['Орлова Наталья', 'belova'],
  ])('%s is certain', (text, id) => {
    expect(who(text)).toEqual([id])
  })

  it.each([
    ['Саша Семёнов', '? semenov'],
    ['Ивонова Мария', '? ivanova'],
    ['Иванова М.', '? ivanova'],
    ['Мария Петровна', '? ivanova'],
    ['Сидорова Мария Петровна', '? ivanova'],
    ['Коваль Ксения', '? koval'],
    ['Маша И.', '? ivanova'],
    ['Мама Пети Иванова', '? ivanova'],
    ['Машуля 8 916 123-45-67', '? ivanova'],
  ])('%s is only proposed', (text, id) => {
    expect(who(text)).toEqual([id])
  })

  it.each(['Иванова Марина', 'Котова Анна Сергеевна', 'Люблю котиков', 'Александр Котов'])(
    '%s is a stranger',
    (text) => {
      expect(who(text)).toEqual(['—'])
    },
  )

  it('says why', () => {
    expect(evidence('Мария Иванова')).toEqual(['совпали фамилия и имя'])
    expect(evidence('Julia Schukina')).toEqual(['совпали фамилия и имя', 'написано латиницей'])
    expect(evidence('Ивонова Мария')).toContain('похоже: опечатка в одной букве, «Ивонова» — «Иванова»')
    expect(evidence('Саша Семёнов')).toContain('«Саша» — краткая форма имени «Александр»')
    expect(evidence('Сидорова Мария Петровна, 8 916 123-45-67')).toEqual([
      'совпали имя и отчество',
      'совпал телефон',
      'фамилия другая: «Сидорова» — «Иванова». Возможно, сменилась',
    ])
  })

  it('never decides between namesakes, not even by a telephone', () => {
    const namesakes = [
      person('a', 'Ким Анна Олеговна', '+79160000001'),
      person('b', 'Ким Анна Юрьевна', '+79160000002'),
    ]
    expect(who('Ким Анна', namesakes)).toEqual(['? a b'])
    expect(who('Ким Анна +7 916 000-00-02', namesakes)).toEqual(['? b a'])
    expect(who('Ким Анна Юрьевна', namesakes)).toEqual(['b'])
    expect(who('Ким Анна Юрьевна', [...namesakes, person('c', 'Ким Анна')])).toEqual(['? b c a'])
  })

  it('takes nobody twice', () => {
    expect(who('Иванова Мария\nКим Анна\nМария Иванова')).toEqual(['? ivanova', '—', '? ivanova'])
    const [first, second] = match('Иванова Мария Петровна\nИванова М.')
    expect(first?.kind).toBe('match')
    expect(second?.kind === 'proposals' && second.proposals[0]?.evidence).toContain(
      'этот человек уже сопоставлен со строкой 1',
    )
  })
})
