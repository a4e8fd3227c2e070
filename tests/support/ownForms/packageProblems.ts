import { strFromU8, unzipSync } from 'fflate'
import { DOMParser, type Element } from '@xmldom/xmldom'

/**
 * What Excel would call damage, found without Excel: a relationship into nothing, a part without a content type, rows or cells
 * out of order, merged cells over each other, equal names or ids. Empty where the package is sound.
 */
export function packageProblems(bytes: Uint8Array): string[] {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/')))
  const problems: string[] = []
  const xml = (name: string) => new DOMParser().parseFromString(strFromU8(parts[name] ?? new Uint8Array()), 'text/xml')
  const all = (name: string, element: string): Element[] => [...xml(name).getElementsByTagNameNS('*', element)]
  const types = all('[Content_Types].xml', 'Override').map((one) => one.getAttribute('PartName') ?? '')
  const endings = all('[Content_Types].xml', 'Default').map((one) =>
    (one.getAttribute('Extension') ?? '').toLowerCase(),
  )
  for (const name of types) if (!(name.slice(1) in parts)) problems.push(`content type of nothing: ${name}`)
  problems.push(...doubles(types).map((name) => `two content types: ${name}`))
  for (const name of Object.keys(parts)) {
    const ending = name.split('.').at(-1)?.toLowerCase() ?? ''
    const isTyped = types.includes(`/${name}`) || endings.includes(ending)
    if (name !== '[Content_Types].xml' && !isTyped) problems.push(`no content type: ${name}`)
    if (!name.endsWith('.rels')) continue
    const folder = name.replace(/_rels\/[^/]*$/u, '')
    const relations = all(name, 'Relationship')
    problems.push(...doubles(relations.map((one) => one.getAttribute('Id') ?? '')).map((id) => `${name}: two ${id}`))
    for (const one of relations) {
      if (one.getAttribute('TargetMode') === 'External') continue
      const target = new URL(one.getAttribute('Target') ?? '', `file:///${folder}`)
      const path = decodeURIComponent(target.pathname).slice(1)
      if (!(path in parts)) problems.push(`${name}: nothing at ${path}`)
    }
  }
  const names = all('xl/workbook.xml', 'sheet').map((one) => (one.getAttribute('name') ?? '').toLowerCase())
  problems.push(...doubles(names).map((name) => `two sheets ${name}`))
  problems.push(...doubles(all('xl/workbook.xml', 'sheet').map((one) => one.getAttribute('sheetId') ?? '')))
  for (const name of names) if (name.length > 31) problems.push(`long sheet name: ${name}`)
  const tables = Object.keys(parts).filter((name) => name.startsWith('xl/tables/table'))
  problems.push(...doubles(tables.map((name) => all(name, 'table')[0]?.getAttribute('displayName') ?? '')))
  for (const name of Object.keys(parts)) {
    if (/^xl\/worksheets\/[^/]+\.xml$/u.test(name))
      problems.push(...sheetProblems(name, all(name, 'row'), all(name, 'mergeCell')))
    if (/^xl\/drawings\/[^/]+\.xml$/u.test(name)) {
      problems.push(
        ...doubles(all(name, 'cNvPr').map((one) => one.getAttribute('id') ?? '')).map((id) => `${name}: two ${id}`),
      )
    }
  }
  return problems
}

function sheetProblems(name: string, rows: readonly Element[], merges: readonly Element[]): string[] {
  const problems: string[] = []
  let last = 0
  for (const row of rows) {
    const number = Number(row.getAttribute('r'))
    if (!(number > last)) problems.push(`${name}: row ${String(number)} after ${String(last)}`)
    last = number
    let column = ''
    for (const cell of row.getElementsByTagNameNS('*', 'c')) {
      const [, letters = '', digits] = /^([A-Z]+)(\d+)$/u.exec(cell.getAttribute('r') ?? '') ?? []
      if (Number(digits) !== number)
        problems.push(`${name}: cell ${cell.getAttribute('r') ?? ''} in row ${String(number)}`)
      if (letters.length < column.length || (letters.length === column.length && letters <= column)) {
        problems.push(`${name}: cell ${letters} after ${column}`)
      }
      column = letters
    }
  }
  const covered = new Set<string>()
  for (const merge of merges) {
    const found = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(merge.getAttribute('ref') ?? '')
    if (!found) {
      problems.push(`${name}: merge ${merge.getAttribute('ref') ?? ''}`)
      continue
    }
    const [, left = '', top, right = '', bottom] = found
    for (let row = Number(top); row <= Number(bottom); row += 1) {
      for (let column = left.charCodeAt(0); column <= right.charCodeAt(0); column += 1) {
        const key = `${String(column)}:${String(row)}`
        if (covered.has(key)) problems.push(`${name}: merged twice ${key}`)
        covered.add(key)
      }
    }
  }
  return problems
}

function doubles(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}
