import { describe, expect, it, vi } from 'vitest'
import { explainFailure, explainHost } from '@/app/failures'
import { schoolFileName } from '@/domain/exports/schoolFileName'
import { localDay } from '@/app/createServices'
import { appTexts } from '@/app/texts'
import { RegisterError } from '@/storage/registerError'

// The board mode, which the printing asks about, is kept for the tab.
vi.hoisted(() => vi.stubGlobal('sessionStorage', { getItem: () => null }))

function failure(name: string, more: object = {}): Error {
  return Object.assign(new Error('technical words'), { name }, more)
}

describe('explainFailure', () => {
  it('finds the reason under what Dexie wraps around it', () => {
    const wrapped = failure('AbortError', { inner: failure('QuotaExceededError') })
    expect(explainFailure(wrapped).title).toBe(appTexts.failure.noSpace)
  })

  it('shows the storage’s own sentence as it is', () => {
    expect(explainFailure(new RegisterError('erased'))).toMatchObject({
      title: appTexts.failure.notSaved,
      text: 'Личные данные этой записи стёрты, изменить её нельзя.',
    })
    expect(explainFailure(new RegisterError('no-school')).title).toBe(appTexts.failure.refused)
  })

  it('tells a missing part of the program from a broken one', () => {
    const gone = new TypeError('Failed to fetch dynamically imported module: http://127.0.0.1/x.js')
    expect(explainFailure(gone).title).toBe(appTexts.failure.partGone)
  })

  it('never shows technical words, but keeps them for the support', () => {
    for (const reason of [failure('TypeError'), 'just text', undefined, { odd: true }]) {
      const told = explainFailure(reason)
      expect(told.text).not.toContain('technical')
      expect(told.text).toMatch(/[а-я]/)
      expect(told.details).not.toBe('')
    }
    expect(explainFailure(failure('TypeError')).details).toContain('technical words')
  })
})

describe('explainHost', () => {
  it('says Excel only of a workbook that is to be replaced', () => {
    const excel = 'Файл открыт в Excel. Закройте его или сохраните под другим именем.'
    for (const name of ['Реестр.xlsx', 'Старый.XLS', undefined]) {
      expect(explainHost('file-locked', 'saving', name)).toBe(excel)
    }
    expect(explainHost('file-locked', 'saving', 'Листы.pdf')).toMatch(/другой программе.*под другим именем/)
    expect(explainHost('file-locked', 'opening', 'Реестр.xlsx')).toMatch(/выберите снова/)
  })

  it('tells the way out that fits what was being done', () => {
    expect(explainHost('too-large', 'opening')).toContain('100 МБ')
    expect(explainHost('too-large', 'saving')).toContain('200 МБ')
    expect(explainHost('print-failed', 'printing')).toContain('принтер')
    expect(explainHost('print-failed', 'makingPdf')).not.toContain('принтер')
  })
})

describe('small wiring', () => {
  it('names a school file without forbidden characters', () => {
    expect(schoolFileName('МБОУ "СОШ № 5" / корпус: 2', '2026-09-01')).toBe('МБОУ СОШ № 5 корпус 2 2026-09-01.json')
    expect(schoolFileName('???', '2026-09-01')).toBe('school 2026-09-01.json')
  })

  it('takes the day from the PC’s own calendar, not from UTC', () => {
    expect(localDay(new Date('2026-08-31T20:00:00Z'))).toBe('2026-09-01') // Vladivostok is ten hours ahead
  })
})
