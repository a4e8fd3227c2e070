import { describe, expect, it } from 'vitest'
import { readPositions, readSubjects } from '@/domain/imports/readPositions'

const main = (title: string) => ({ title, kind: 'main' })
const second = (title: string) => ({ title, kind: 'secondary' })

describe('a cell of positions (domain.md 5.2)', () => {
  it.each([
    ['Учитель математики, информатики', [main('учитель')], ['математика', 'информатика'], 'teaching'],
    ['учитель русского языка и литературы', [main('учитель')], ['русский язык и литература'], 'teaching'],
    ['Учитель истории и обществознания', [main('учитель')], ['история и обществознание'], 'teaching'],
    ['учитель физики и химии', [main('учитель')], ['физика', 'химия'], 'teaching'],
    ['учитель начальных классов', [main('учитель начальных классов')], [], 'teaching'],
    ['Учитель-логопед', [main('учитель-логопед')], [], 'teaching'],
    ['учитель физкультуры', [main('учитель')], ['физическая культура'], 'teaching'],
    ['учитель/зам. директора по УВР', [main('учитель'), second('зам. директора по УВР')], [], 'leading'],
    [
      'Заместитель директора по УВР, учитель химии',
      [main('заместитель директора по УВР'), second('учитель')],
      ['химия'],
      'leading',
    ],
    ['учитель (совм.)', [second('учитель')], [], 'teaching'],
    ['Учитель ИЗО (внешний совместитель)', [second('учитель')], ['изобразительное искусство'], 'teaching'],
    ['Директор', [main('директор')], [], 'leading'],
    ['Повар', [main('повар')], [], 'other'],
    ['Помощник воспитателя', [main('помощник воспитателя')], [], 'other'],
    ['педагог-психолог\nучитель технологии', [main('педагог-психолог'), second('учитель')], ['технология'], 'teaching'],
    ['учитель магии', [main('учитель магии')], [], 'teaching'],
  ])('«%s»', (text, positions, subjects, category) => {
    expect(readPositions(text)).toEqual({ positions, subjects, category })
  })

  it('subjects come in one form, unknown ones as typed', () => {
    expect(readSubjects('Матем., Физика\nРобототехника')).toEqual(['математика', 'физика', 'робототехника'])
    expect(readSubjects('-')).toEqual([])
  })
})
