import { describe, expect, it } from 'vitest'
import { appPreferences, assertSafe, printPreferences } from '@electron/main/webPreferences'

describe('S8: webPreferences', () => {
  it('the window has exactly these', () => {
    expect(appPreferences('/preload.cjs', false)).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      plugins: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      preload: '/preload.cjs',
      devTools: false,
    })
  })

  it('the printing window has no scripts and no preload', () => {
    const preferences = printPreferences()
    expect(preferences).toMatchObject({ javascript: false, devTools: false, sandbox: true, contextIsolation: true })
    expect(preferences).not.toHaveProperty('preload')
  })

  const good = appPreferences('/preload.cjs', false)
  const names = Object.keys(good).filter((name) => name !== 'preload' && name !== 'devTools')

  it.each(names)('fails closed when %s is wrong or missing', (name) => {
    const wrong = { ...good, [name]: !good[name as keyof typeof good] }
    expect(() => assertSafe(wrong)).toThrow(name)
    const missing = Object.fromEntries(Object.entries(good).filter(([key]) => key !== name))
    expect(() => assertSafe(missing)).toThrow(name)
  })

  it.each(['enableBlinkFeatures', 'additionalArguments', 'session', 'partition'])('refuses %s', (name) => {
    expect(() => assertSafe({ ...good, [name]: undefined })).toThrow(name)
  })

  it('names every fault at once', () => {
    expect(() => assertSafe({})).toThrow(
      /contextIsolation must be true.*sandbox must be true.*webviewTag must be false/,
    )
  })
})
