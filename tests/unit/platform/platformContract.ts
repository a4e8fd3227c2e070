import { describe, expect, it } from 'vitest'
import { LIMITS } from '@contract'
import type { Platform } from '@/platform/platform'

/** A platform on the bench: what the user does, and what has arrived in the outside world. */
export interface Bench {
  platform: Platform
  /** The next open dialog returns these files, or is closed when there are none. */
  willOpen(files: { name: string; text: string }[]): void
  /** Whether the user confirms save and folder dialogs. */
  willConfirm(confirms: boolean): void
  /** The text of a file that was written, by the name it has now. */
  written(name: string): string | undefined
  clipboard(): string
  outside(): string[]
}

const kinds = [{ name: 'Книга Excel', extensions: ['xlsx'] }]
const encode = (text: string) => new TextEncoder().encode(text)

/** What every platform must do, whatever the world behind it; `suite` is its name in the report. */
export function platformContract(suite: string, bench: () => Bench): void {
  describe(`${suite} keeps the platform’s contract`, () => {
    it('has a name for people', () => {
      expect(bench().platform.hostTitle).toMatch(/^[а-яё ]+$/)
    })

    it('opens what the user chose', async () => {
      const { platform, willOpen } = bench()
      willOpen([
        { name: 'а.xlsx', text: 'один' },
        { name: 'б.xlsx', text: 'два' },
      ])
      const opened = await platform.openFiles({ title: '', kinds, multiple: true })
      if (!opened.ok) throw new Error(opened.code)
      expect(opened.value.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
        ['а.xlsx', 'один'],
        ['б.xlsx', 'два'],
      ])
    })

    it('a closed dialog is «cancelled», and writes nothing', async () => {
      const { platform, willOpen, willConfirm, written } = bench()
      willOpen([])
      willConfirm(false)
      const cancelled = expect.objectContaining({ ok: false, code: 'cancelled' }) as unknown
      expect(await platform.openFiles({ title: '', kinds, multiple: false })).toEqual(cancelled)
      const save = { title: '', suggestedName: 'а.xlsx', kinds, bytes: encode('х') }
      expect(await platform.saveFile(save)).toEqual(cancelled)
      expect(written('а.xlsx')).toBeUndefined()
      if (platform.chooseFolder) expect(await platform.chooseFolder('')).toEqual(cancelled)
    })

    it('does not write over an opened form, and writes beside it', async () => {
      const { platform, willOpen, written } = bench()
      willOpen([{ name: 'Бланк.xlsx', text: 'бланк' }])
      const opened = await platform.openFiles({ title: '', kinds, multiple: false })
      const notOver = opened.ok ? opened.value[0]?.token : undefined
      expect(notOver).toBeTruthy()
      const save = { title: '', kinds, bytes: encode('заполнено'), notOver }
      const same = await platform.saveFile({ ...save, suggestedName: 'Бланк.xlsx' })
      expect(same).toMatchObject({ ok: false, code: 'same-file', name: 'Бланк.xlsx' })
      expect(written('Бланк.xlsx')).not.toBe('заполнено')
      expect(await platform.saveFile({ ...save, suggestedName: 'Бланк, 5А.xlsx' })).toMatchObject({ ok: true })
      expect(written('Бланк, 5А.xlsx')).toBe('заполнено')
    })

    it('saves the bytes under the name it reports', async () => {
      const { platform, written } = bench()
      const bytes = encode('содержимое')
      const saved = await platform.saveFile({ title: '', suggestedName: 'Реестр.xlsx', kinds, bytes })
      if (!saved.ok) throw new Error(saved.code)
      expect(written(saved.value.name)).toBe('содержимое')
      expect(bytes).toEqual(encode('содержимое'))
      if (saved.value.reveal) expect(await saved.value.reveal(false)).toEqual({ ok: true, value: null })
    })

    it('a folder takes files one after another and never loses one', async () => {
      const { platform, written } = bench()
      if (!platform.chooseFolder) return expect(platform.chooseFolder).toBeNull()
      const folder = await platform.chooseFolder('Куда')
      if (!folder.ok) throw new Error(folder.code)
      const names: string[] = []
      for (const text of ['первый', 'второй', 'третий']) {
        const done = await folder.value.write('5-А.xlsx', encode(text))
        if (!done.ok) throw new Error(done.code)
        names.push(done.value.name)
      }
      expect(names).toEqual(['5-А.xlsx', '5-А (2).xlsx', '5-А (3).xlsx'])
      expect(names.map(written)).toEqual(['первый', 'второй', 'третий'])
    })

    it('names each printer once, or says that it knows none', async () => {
      const { printers } = bench().platform.printing
      if (!printers) return expect(printers).toBeNull()
      const named = await printers()
      if (!named.ok) throw new Error(named.code)
      expect(named.value.length).toBeGreaterThan(0)
      expect(new Set(named.value).size).toBe(named.value.length)
      expect(named.value.every((name) => name.trim() !== '')).toBe(true)
    })

    it('keeps the device mark', async () => {
      const { deviceMark } = bench().platform
      expect(await deviceMark.read()).toBeNull()
      await deviceMark.write('{"version":1}')
      expect(await deviceMark.read()).toBe('{"version":1}')
    })

    it('copies text', async () => {
      const { platform, clipboard } = bench()
      expect(await platform.copyText('https://example.org/5-А')).toEqual({ ok: true, value: null })
      expect(clipboard()).toBe('https://example.org/5-А')
    })

    it('opens web and mail addresses outside, and nothing else', async () => {
      const { platform, outside } = bench()
      expect(await platform.openExternal('https://example.org/')).toEqual({ ok: true, value: null })
      expect(await platform.openExternal('mailto:a@example.org')).toEqual({ ok: true, value: null })
      for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'http://example.org/']) {
        expect(await platform.openExternal(url), url).toMatchObject({ ok: false, code: 'forbidden' })
      }
      expect(outside()).toEqual(['https://example.org/', 'mailto:a@example.org'])
    })
  })
}

/** For hosts that copy bytes somewhere: what is too large is refused before it is copied. */
export function sizeContract(suite: string, bench: () => Bench): void {
  it(`${suite} refuses a file larger than the limit`, async () => {
    const bytes = new Uint8Array(LIMITS.saveFileBytes + 1)
    const { platform, written } = bench()
    const save = { title: '', suggestedName: 'а.xlsx', kinds, bytes }
    expect(await platform.saveFile(save)).toMatchObject({ ok: false, code: 'too-large' })
    expect(written('а.xlsx')).toBeUndefined()
  })
}
