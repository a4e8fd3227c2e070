import { generateX25519Identity } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import type { Succession } from '@/domain/succession/succession'
import { phraseRefusal, seal, sealByPhrase, unsealByPhrase, wrapIdentities } from '@/safety/ageFiles'
import { takeSuccession, withSuccession } from '@/safety/successionFile'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const plain = bytesOf('{"format":"pereklichka-school","имя":"Иванова"}')
const own = await generateX25519Identity()

const succession: Succession = {
  version: 1,
  from: { staffId: null, name: 'Прежний' },
  to: { staffId: null, name: 'Новый' },
  handedOn: '2026-12-01',
  basis: { number: '', signedOn: null },
  note: '',
  worklists: [],
  forms: [],
}

describe('a file sealed by a phrase', { timeout: 60_000 }, () => {
  it('opens with the phrase only, and every cut is damage', async () => {
    const sealed = await sealByPhrase(plain, 'синица в руках')
    expect(Buffer.from(sealed).includes('Иванова')).toBe(false)
    const opened = await unsealByPhrase(sealed, 'синица в руках')
    expect(opened.ok && textOf(opened.bytes)).toBe(textOf(plain))
    expect(await unsealByPhrase(sealed, 'Синица в руках')).toEqual({ ok: false, refusal: 'wrong-passphrase' })
    expect(phraseRefusal(sealed)).toBeNull()
    for (const size of [30, sealed.length - 17, sealed.length - 1])
      expect(await unsealByPhrase(sealed.slice(0, size), 'синица в руках'), String(size)).toEqual({
        ok: false,
        refusal: 'damaged',
      })
    const flipped = sealed.slice()
    flipped[sealed.length - 5] = (flipped[sealed.length - 5] ?? 0) ^ 1
    expect(await unsealByPhrase(flipped, 'синица в руках')).toEqual({ ok: false, refusal: 'damaged' })
  })

  it('is told from a key file, from a copy, and from anything else, the last two before the phrase', async () => {
    const keyFile = await wrapIdentities([own], 'синица в руках')
    expect(await unsealByPhrase(keyFile, 'синица в руках')).toEqual({ ok: false, refusal: 'is-key-file' })
    expect(phraseRefusal(await seal(plain, [own]))).toBe('is-copy')
    expect(phraseRefusal(plain)).toBe('not-age')
    expect(phraseRefusal(bytesOf('age-encryption.org/v1\n-> scrypt AAAA 25\n--- x'))).toBe('work-factor')
    expect(phraseRefusal(new Uint8Array(200 * 1024 * 1024 + 1))).toBe('too-large')
  })
})

describe('the part of a school file', () => {
  const forms = [
    { name: 'Бланк.xlsx', bytes: Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256) },
    { name: 'Пустой.xlsx', bytes: new Uint8Array() },
  ]

  it('gives the forms back byte for byte, and the school without their bytes', () => {
    const taken = takeSuccession(withSuccession(plain, { succession, forms }))
    if (!taken.ok) throw new Error(taken.refusal)
    expect(taken.forms).toEqual(forms)
    expect(taken.succession?.forms).toEqual(forms.map(({ name }) => ({ name, bytes: null })))
    expect(taken.school.length).toBeLessThan(1000)
    expect(JSON.parse(textOf(taken.school))).toMatchObject({ format: 'pereklichka-school', имя: 'Иванова' })
  })

  it('takes the place of one that the school came with itself', () => {
    const before = withSuccession(plain, { succession: { ...succession, note: 'Прежняя записка' }, forms })
    const taken = takeSuccession(withSuccession(before, { succession, forms: [] }))
    expect(taken).toMatchObject({ ok: true, forms: [], succession: { note: '' } })
  })

  it('a school file without one opens too; a newer or a broken one is refused', () => {
    const taken = takeSuccession(plain)
    expect(taken).toEqual({ ok: true, school: plain, succession: null, forms: [] })
    const part = (value: unknown) => takeSuccession(bytesOf(JSON.stringify({ succession: value })))
    expect(part({ ...succession, version: 2 })).toEqual({ ok: false, refusal: 'newer-version' })
    expect(part({ ...succession, note: 7 })).toEqual({ ok: false, refusal: 'damaged' })
    expect(part({ ...succession, forms: [{ name: 'Бланк.xlsx', bytes: '№№№' }] })).toEqual({
      ok: false,
      refusal: 'damaged',
    })
    expect(takeSuccession(bytesOf('no json'))).toEqual({ ok: false, refusal: 'not-a-school' })
    expect(takeSuccession(new Uint8Array([0xff, 0xfe]))).toEqual({ ok: false, refusal: 'not-a-school' })
  })
})
