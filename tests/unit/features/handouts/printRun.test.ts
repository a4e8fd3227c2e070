import { describe, expect, it } from 'vitest'
import { pageRange, pagesOf, paperFor, trialPage } from '@/features/handouts/printRun'
import type { RenderedPages } from '@/formats/heavy'

const rendered = (...pages: string[]): RenderedPages => ({ css: '', paper: 'A4', pages })

describe('a part of the pages', () => {
  it.each([
    ['1', '5', { from: 1, to: 5 }],
    [' 3 ', '', { from: 3, to: 5 }],
    ['', '2', { from: 1, to: 2 }],
    ['5', '5', { from: 5, to: 5 }],
    ['0', '5', null],
    ['4', '3', null],
    ['1', '6', null],
    ['2-3', '5', null],
    ['1,5', '5', null],
  ])('«%s» to «%s» of five', (from, to, range) => {
    expect(pageRange(from, to, 5)).toEqual(range)
  })

  it('holds both ends', () => {
    expect(pagesOf(rendered('a', 'b', 'c', 'd'), { from: 2, to: 3 }).pages).toEqual(['b', 'c'])
  })
})

it('counts sheets of paper for one side and for both', () => {
  expect(paperFor(5)).toEqual({ oneSided: 5, twoSided: 3 })
})

describe('the trial page', () => {
  it('is the one with the longest name, on slips and in tables', () => {
    const slip = (name: string) => `<p class="slip__name"><span style="letter-spacing:-.03em">${name}</span></p>`
    const cell = (name: string) => `<td class="name">${name}</td>`
    expect(trialPage(rendered(slip('Ким О.'), slip('Ким О.') + slip('Абдурахмангаджиев М.'), slip('Белова А.')))).toBe(
      2,
    )
    expect(trialPage(rendered(cell('Ким О.'), cell('Ким О.'), cell('Белова Анна')))).toBe(3)
  })

  it('is the first where nobody is named', () => {
    expect(trialPage(rendered('<p>лист</p>', '<p>лист подлиннее</p>'))).toBe(1)
  })
})
