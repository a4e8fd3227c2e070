import { describe, expect, it } from 'vitest'
import { fitName } from '@/formats/pages/fitName'

const NAME = 'Рябова Алина Евгеньевна'
/** Too narrow for the name on one line as it is, wide enough when it is squeezed. */
const WIDTH_MM = 33
const POINTS = 8.5

describe('a name on paper', () => {
  it('is squeezed onto one line before it takes a second one', () => {
    expect(fitName(NAME, WIDTH_MM, POINTS)).toMatchObject({ text: NAME, lines: 1, initials: false })
    expect(fitName(NAME, WIDTH_MM, POINTS).style).not.toBe('')
  })

  it('keeps its look on two lines that are there anyway', () => {
    expect(fitName(NAME, WIDTH_MM, POINTS, false, 3)).toEqual({ text: NAME, lines: 2, style: '', initials: false })
  })

  it('stays on one line where it has the room, however many are there', () => {
    expect(fitName(NAME, 80, POINTS, false, 3)).toEqual({ text: NAME, lines: 1, style: '', initials: false })
  })
})
