import { expect, it } from 'vitest'
import { writeCsv } from '@/formats/csv/writeCsv'

it('writes RFC 4180: quotes where needed, CRLF after every line, UTF-8 without a mark, cells as they are', async () => {
  const told: [number, number][] = []
  const [bytes, second] = await writeCsv(
    [
      {
        name: 'users',
        header: ['sourcedId', 'title'],
        rows: [
          ['1', 'просто'],
          ['2', 'с, запятой'],
          ['3', 'с "кавычками"'],
          ['=4', "'=1+1"],
          ['5', ' пробелы '],
          ['6', ''],
        ],
      },
      { name: 'orgs', header: ['sourcedId'], rows: [] },
    ],
    (done, total) => told.push([done, total]),
  )
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  expect(text.replace(/" пробелы "/u, ' пробелы ')).toBe(
    ['sourcedId,title', '1,просто', '2,"с, запятой"', '3,"с ""кавычками"""', "=4,'=1+1", '5, пробелы ', '6,', ''].join(
      '\r\n',
    ),
  )
  expect(new TextDecoder().decode(second)).toBe('sourcedId\r\n')
  expect(told).toEqual([
    [1, 2],
    [2, 2],
  ])
})
