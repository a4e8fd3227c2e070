import { describe, expect, it } from 'vitest'
import { withExtension } from '@electron/main/files'
import { createPlaces, isInside, mayOpen } from '@electron/main/places'

describe('places', () => {
  it('a token opens what it was given for, as what it was given for, in its own program run', () => {
    const places = createPlaces()
    const folder = places.remember('folder', '/stick')
    expect(places.find('folder', folder)).toBe('/stick')
    expect(places.find('file', folder)).toBeNull()
    expect(places.find('folder', '/stick')).toBeNull()
    expect(places.find('folder', '__proto__')).toBeNull()
    expect(createPlaces().find('folder', folder)).toBeNull()
    expect(places.remember('folder', '/stick')).not.toBe(folder)
  })

  it('documents may be opened, programs may not', () => {
    for (const path of ['/x/а.xlsx', '/x/а.PDF', '/x/а.docx', '/x/а.eml']) expect(mayOpen(path), path).toBe(true)
    for (const path of [
      '/x/а.exe',
      '/x/а.bat',
      '/x/а.xlsm',
      '/x/а.html',
      '/x/а.lnk',
      '/x/а.desktop',
      '/x/а',
      '/x/.pdf',
    ]) {
      expect(mayOpen(path), path).toBe(false)
    }
  })

  it('knows what is inside a folder', () => {
    expect(isInside('/data', '/data')).toBe(true)
    expect(isInside('/data/a/b', '/data')).toBe(true)
    expect(isInside('/data/..a', '/data')).toBe(true)
    expect(isInside('/data2', '/data')).toBe(false)
    expect(isInside('/', '/data')).toBe(false)
  })

  it('adds the extension only where none of the known ones is', () => {
    const kinds = [{ name: 'Книга', extensions: ['xlsx', 'xls'] }]
    expect(withExtension('/x/Реестр', kinds)).toBe('/x/Реестр.xlsx')
    expect(withExtension('/x/Реестр 01.09', kinds)).toBe('/x/Реестр 01.09.xlsx')
    expect(withExtension('/x/Реестр.XLS', kinds)).toBe('/x/Реестр.XLS')
    expect(withExtension('/x/Реестр', [])).toBe('/x/Реестр')
  })
})
