import { describe, expect, it } from 'vitest'
import { platformDefaults } from '@/domain/model/platformDefaults'
import { isUsable, recogniseLink, type LinkKind } from '@/domain/rules/links'

const look = (text: string) => recogniseLink(text, platformDefaults)
const token43 = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_aBcDe'
const token36 = 'AJQ1d7hL/xY_zAbCdEfGhIjKlMnOpQrStUv='
const token24 = 'AJQ1d7hLxYzAbCdEfGhIjKl='

describe('what an address is (domain.md 1.4)', () => {
  it.each<[string, LinkKind, string | null, string[]]>([
    [`https://max.ru/join/${token43}`, 'invitation', 'max', []],
    [`https://www.max.ru/join/${token43}`, 'invitation', 'max', []],
    ['https://max.ru/shkola5', 'publicName', 'max', ['publicName']],
    [`https://sferum.ru/?p=messages&join=${token36}`, 'invitation', 'vk', ['archive']],
    [`https://sferum.ru/?call_link=${token43}`, 'call', 'vk', []],
    ['https://sferum.ru/?p=dashboard&schoolId=12345', 'dashboard', 'vk', []],
    ['https://sferum.ru/?p=messages', 'dashboard', 'vk', []],
    [`https://vk.me/join/${token24}`, 'invitation', 'vk', ['archive']],
    ['https://vk.me/join/school5', 'invitation', 'vk', ['length', 'archive']],
    ['https://web.vk.me/convo/2000000001', 'dashboard', 'vk', []],
    ['https://clck.ru/3AbCdE', 'shortener', 'max', ['shortener']],
    ['https://example.org/join/1', 'unknownHost', null, ['unknownHost']],
    ['https://mах.ru/join/abc', 'unknownHost', null, ['unknownHost', 'mixedHost']],
    [`https://max.ru@example.org/join/${token43}`, 'unknownHost', null, ['hiddenHost', 'unknownHost']],
    ['https://notmax.ru/join/abc', 'unknownHost', null, ['unknownHost']],
    ['https://max.ru.example.org/join/abc', 'unknownHost', null, ['unknownHost']],
    ['tg://join?invite=1', 'notHttp', null, []],
    ['javascript:alert(1)', 'notHttp', null, []],
    ['ftp://max.ru/join/1', 'notHttp', null, []],
    ['5А', 'notLink', null, []],
    ['Иванова Мария', 'notLink', null, []],
    ['https://', 'notLink', null, []],
    ['https://a b', 'notLink', null, []],
    ['', 'notLink', null, []],
  ])('%s', (text, kind, platformId, doubts) => {
    const seen = look(text)
    expect(seen.kind).toBe(kind)
    expect(seen.platform?.id ?? null).toBe(platformId)
    expect(seen.doubts.map((doubt) => doubt.code)).toEqual(doubts)
  })

  it('refuses calls, console pages, foreign schemes and torn links with a text', () => {
    for (const text of [
      `https://sferum.ru/?call_link=${token43}`,
      'https://sferum.ru/?p=dashboard&schoolId=12345',
      'https://web.vk.me/convo/1',
      'tg://join?invite=1',
      'https://max.ru/join/',
      'https://max.ru/',
      'слово',
    ]) {
      expect(isUsable(look(text))).toBe(false)
      expect(look(text).problem?.text).toMatch(/[а-яё].*[.…]$/)
    }
    expect(look('https://max.ru/join/').problem?.code).toBe('noToken')
    expect(isUsable(look('https://example.org/join/1'))).toBe(true)
  })

  it('trims white space, quotes and trailing signs, adds https://, keeps = and the case', () => {
    const exact = `https://vk.me/join/${token24}`
    for (const text of [
      ` ${exact} `,
      `"${exact}"`,
      `«${exact}»`,
      `(${exact})`,
      `${exact}.`,
      `${exact},`,
      `${exact};`,
      `\u200b${exact}\u00a0`,
      `vk.me/join/${token24}`,
    ])
      expect(look(text).url).toBe(exact)
    expect(look('HTTPS://MAX.RU/join/AbC').kind).toBe('invitation')
    expect(look('HTTPS://MAX.RU/join/AbC').token).toBe('AbC')
    expect(look('http://max.ru/join/AbC').url).toBe('http://max.ru/join/AbC')
  })

  it('takes an unusual length only as a doubt, and notices letters typed by hand', () => {
    const short = look('https://max.ru/join/AbC')
    expect(isUsable(short)).toBe(true)
    expect(short.doubts.map((doubt) => doubt.code)).toEqual(['length'])
    expect(look(`https://max.ru/join/А${token43.slice(1)}`).doubts.map((doubt) => doubt.code)).toEqual([
      'strangeLetters',
    ])
    expect(
      look(`https://sferum.ru/?p=messages&join=${token36.replace('=', '%3D').replace('/', '%2F')}`).doubts,
    ).toHaveLength(1)
  })

  it('follows the school’s own directory, not the code', () => {
    const own = {
      ...platformDefaults[0]!,
      id: 'own',
      patterns: [{ kind: 'invitation' as const, host: 'chat.school', pathStart: '/i/', param: null, lengths: [] }],
    }
    expect(recogniseLink('chat.school/i/abc', [own])).toMatchObject({
      kind: 'invitation',
      url: 'https://chat.school/i/abc',
    })
    expect(recogniseLink(`https://max.ru/join/${token43}`, [own]).kind).toBe('unknownHost')
    expect(recogniseLink('https://max.ru/join/abc', []).kind).toBe('unknownHost')
  })
})
