import { describe, expect, it } from 'vitest'
import { isOurOrigin, isStartPage, mayLoad, outsideAddress, printAddress, START_PAGE } from '@electron/main/addresses'

describe('addresses', () => {
  it('the start page never moves: another origin would be an empty school', () => {
    expect(START_PAGE).toBe('app://pereklichka/index.html')
  })

  it('knows the start page, whatever query or fragment it has', () => {
    for (const url of [START_PAGE, 'app://pereklichka/', 'app://pereklichka', `${START_PAGE}?a=1#b`]) {
      expect(isStartPage(url), url).toBe(true)
    }
  })

  it('takes nothing else for the start page', () => {
    for (const url of [
      '',
      'about:blank',
      'https://pereklichka/index.html',
      'app://pereklichka.example.org/index.html',
      'app://pereklichka:80/index.html',
      'app://user@pereklichka/index.html',
      'app://other/index.html',
      'app://pereklichka/print/1',
      'app://pereklichka/index.html/x',
      'app://pereklichka/%69ndex.html',
      'file:///app://pereklichka/index.html',
      'data:text/html,app://pereklichka/index.html',
    ]) {
      expect(isStartPage(url), url).toBe(false)
    }
  })

  it('lets the window load its own files, data and blobs, and nothing from a network or a disk', () => {
    for (const url of [START_PAGE, printAddress('1'), 'data:image/png;base64,AA', 'blob:app://pereklichka/1']) {
      expect(mayLoad(url), url).toBe(true)
    }
    for (const url of [
      'http://127.0.0.1/',
      'https://example.org/app://pereklichka/',
      'ws://example.org',
      'file:///etc/passwd',
      'ftp://example.org',
      'blob:https://example.org/1',
      'blob:data:x',
      'app://example.org/',
      'chrome://gpu',
      'javascript:1',
    ]) {
      expect(mayLoad(url), url).toBe(false)
    }
  })

  it('knows its origin as the permission handlers spell it', () => {
    expect(isOurOrigin('app://pereklichka/')).toBe(true)
    expect(isOurOrigin('app://pereklichka')).toBe(true)
    expect(isOurOrigin('https://example.org')).toBe(false)
    expect(isOurOrigin('null')).toBe(false)
  })

  it('sends only https and mailto outside, without passwords', () => {
    expect(outsideAddress('https://example.org/я')).toBe('https://example.org/%D1%8F')
    expect(outsideAddress('mailto:a@example.org?subject=x')).toBe('mailto:a@example.org?subject=x')
    for (const url of [
      'http://example.org',
      'file:///C:/x',
      'javascript:alert(1)',
      'https://a:b@example.org',
      'smb://x/y',
      'ms-officecmd:x',
      '\\\\server\\share',
      'C:\\x.exe',
      '',
    ]) {
      expect(outsideAddress(url), url).toBeNull()
    }
  })
})
