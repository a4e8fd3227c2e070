import { describe, expect, it } from 'vitest'
import { memoryPlatform } from '@tests/support/memoryPlatform'
import { platformContract, type Bench } from './platformContract'

const bench = (browser: boolean) => (): Bench => {
  const platform = memoryPlatform({ browser })
  return {
    platform,
    willOpen: (files) =>
      void platform.toOpen.push(files.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }))),
    willConfirm: (confirms) => (platform.confirms = confirms),
    written: (name) => {
      const bytes = platform.saved.get(name)
      return bytes && new TextDecoder().decode(bytes)
    },
    clipboard: () => platform.clipboard,
    outside: () => platform.outside,
  }
}

platformContract('memory as a desktop', bench(false))
platformContract('memory as a browser', bench(true))

describe('memory platform', () => {
  it('fails as it is told', async () => {
    const platform = memoryPlatform()
    platform.failing = 'file-locked'
    const save = { title: '', suggestedName: 'а', kinds: [], bytes: new Uint8Array() }
    expect(await platform.saveFile(save)).toEqual({ ok: false, code: 'file-locked', name: 'а' })
    expect(await platform.printing.print('<p>')).toEqual({ ok: false, code: 'file-locked' })
    expect(platform.saved.size).toBe(0)
    expect(platform.printed).toEqual([])
  })

  it('lacks what a browser lacks', () => {
    const { chooseFolder, printing } = memoryPlatform({ browser: true })
    expect(chooseFolder).toBeNull()
    expect(printing.toPdf).toBeNull()
    expect(printing.printers).toBeNull()
  })
})
