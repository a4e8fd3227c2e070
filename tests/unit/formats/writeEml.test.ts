import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeEml } from '@/formats/mail/writeEml'

const written = (subject: string, text: string, to = '') => new TextDecoder().decode(writeEml({ subject, text, to }))
const decoded = (base64: string) => new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'))

/** Read back by the rules of RFC 5322 and 2047 alone: unfolded headers in order, and the decoded body. */
function read(mail: string): { headers: [string, string][]; body: string } {
  const [head = '', ...rest] = mail.split('\r\n\r\n')
  const headers = head
    .replace(/\r\n[ \t]/gu, ' ')
    .split('\r\n')
    .map((line): [string, string] => {
      const [, name = '', value = ''] = /^([!-9;-~]+): (.*)$/u.exec(line) ?? []
      const words = value.replace(/\?=\s+=\?/gu, '?==?')
      return [name, words.replace(/=\?utf-8\?B\?([A-Za-z\d+/=]*)\?=/gu, (_, word: string) => decoded(word))]
    })
  return { headers, body: decoded(rest.join('\r\n\r\n').replace(/\r\n/gu, '')) }
}

const names = ['X-Unsent', 'Subject', 'MIME-Version', 'Content-Type', 'Content-Transfer-Encoding']
const anyText = fc.string({ unit: 'binary', maxLength: 300 })

describe('a draft for the mail program', () => {
  it('is what a hand would write', () => {
    expect(written('Привет', 'Строка\nвторая', 'a@b.ru')).toBe(
      [
        'X-Unsent: 1',
        'To: a@b.ru',
        'Subject: =?utf-8?B?0J/RgNC40LLQtdGC?=',
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        '0KHRgtGA0L7QutCwDQrQstGC0L7RgNCw0Y8=',
        '',
      ].join('\r\n'),
    )
  })

  it('leaves a short plain subject as it is, but not one that looks encoded', () => {
    expect(written('Plain', '')).toContain('\r\nSubject: Plain\r\n')
    expect(written('=?utf-8?B?0J8=?=', '')).toContain('\r\nSubject: =?utf-8?B?PT91dGYtOD9CPzBKOD0/PQ==?=\r\n')
  })

  it('has neither sender nor date, and no receiver where none is known or can be written', () => {
    for (const to of ['', 'завуч@школа.рф']) {
      expect(read(written('Тема', 'Текст', to)).headers.map(([name]) => name)).toEqual(names)
    }
  })

  it('never makes a header of a line break in a subject or an address', () => {
    const evil = 'x\r\nBcc: all@example.org\n\nbody\u2028X-Y: 1'
    const { headers, body } = read(written(evil, 'Текст', evil))
    expect(headers.map(([name]) => name)).toEqual([names[0], 'To', ...names.slice(1)])
    expect(body).toBe('Текст')
  })

  it('keeps every subject and text within 76 columns of ASCII with CRLF, and gives them back', () => {
    fc.assert(
      fc.property(anyText, anyText, (subject, text) => {
        const mail = written(subject, text)
        expect(mail).toMatch(/^[\r\n -~]*$/u)
        expect(mail.replace(/\r\n/gu, '')).not.toMatch(/[\r\n]/u)
        for (const line of mail.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76)
        const { headers, body } = read(mail)
        expect(headers.map(([name]) => name)).toEqual(names)
        const oneLine = subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
        expect(headers[1]?.[1]).toBe(oneLine.toWellFormed())
        expect(body).toBe(text.replace(/\r\n|[\r\n\u2028\u2029]/gu, '\r\n').toWellFormed())
      }),
    )
  })

  it('cuts a long subject between letters, never within one', () => {
    const words = [...written('я😀'.repeat(60), '').matchAll(/=\?utf-8\?B\?([^?]*)\?=/gu)].map(([, word = '']) => word)
    expect(words.length).toBeGreaterThan(5)
    expect(words.map(decoded).join('')).toBe('я😀'.repeat(60))
  })
})
