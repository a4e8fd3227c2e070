import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { seal, unseal, unwrapIdentities, wrapIdentities } from '@/safety/ageFiles'

const plain = new TextEncoder().encode(JSON.stringify({ людей: Array.from({ length: 300 }, (_, n) => `Иванова ${n}`) }))
const own = await generateX25519Identity()
const recovery = await generateX25519Identity()
const foreign = await generateX25519Identity()
const sealed = await seal(plain, [own, recovery])

describe('a sealed school', () => {
  it.each([
    ['the school’s key', [own]],
    ['the recovery key', [recovery]],
    ['one of many', [foreign, own]],
  ])('opens with %s', async (_name, identities) => {
    const opened = await unseal(sealed, identities)
    expect(opened.ok && new TextDecoder().decode(opened.bytes)).toBe(new TextDecoder().decode(plain))
  })

  it('holds no word of it', () => {
    expect(Buffer.from(sealed).includes('Иванова')).toBe(false)
  })

  it('a foreign key is told from damage', async () => {
    expect(await unseal(sealed, [foreign])).toEqual({ ok: false, refusal: 'wrong-key' })
    expect(await unseal(sealed, [])).toEqual({ ok: false, refusal: 'wrong-key' })
  })

  it('every flipped byte and every cut is refused', async () => {
    for (let at = 0; at < sealed.length; at += sealed.length > 400 ? 3 : 1) {
      const flipped = sealed.slice()
      flipped[at] = (flipped[at] ?? 0) ^ 0x01
      expect((await unseal(flipped, [own])).ok, `byte ${String(at)}`).toBe(false)
    }
    for (const size of [0, 1, 21, 22, 100, 300, sealed.length - 17, sealed.length - 1]) {
      expect((await unseal(sealed.slice(0, size), [own])).ok, `cut at ${String(size)}`).toBe(false)
    }
    expect((await unseal(new Uint8Array([...sealed, 0]), [own])).ok).toBe(false)
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['a workbook', new TextEncoder().encode('PK\u0003\u0004')],
    ['a school file', new TextEncoder().encode('{"format":"pereklichka-school"}')],
    ['another version of age', new TextEncoder().encode('age-encryption.org/v2\n-> X25519 a\n')],
  ])('%s is not one', async (_name, bytes) => {
    expect(await unseal(bytes, [own])).toEqual({ ok: false, refusal: 'not-age' })
  })

  it('what is sealed but not packed is damage, not a crash', async () => {
    const encrypter = new Encrypter()
    encrypter.addRecipient(await identityToRecipient(own))
    expect(await unseal(await encrypter.encrypt('no gzip'), [own])).toEqual({ ok: false, refusal: 'damaged' })
  })

  it('a file that is too large is refused before it is read', async () => {
    const huge = new Uint8Array(200 * 1024 * 1024 + 1)
    huge.set(sealed)
    const before = performance.now()
    expect(await unseal(huge, [own])).toEqual({ ok: false, refusal: 'too-large' })
    expect(performance.now() - before).toBeLessThan(200)
  })
})

describe('the key file', () => {
  it('opens with the passphrase only', { timeout: 30_000 }, async () => {
    const keyFile = await wrapIdentities([own], 'синица в руках')
    const opened = await unwrapIdentities(keyFile, 'синица в руках')
    expect(opened.ok && new TextDecoder().decode(opened.bytes).trim()).toBe(own)
    expect(await unwrapIdentities(keyFile, 'журавль в небе')).toEqual({ ok: false, refusal: 'wrong-passphrase' })
    expect(await unseal(keyFile, [own])).toEqual({ ok: false, refusal: 'is-key-file' })
    expect(await unwrapIdentities(sealed, 'синица в руках')).toEqual({ ok: false, refusal: 'no-key-file' })
  })

  it.each(['19', '20', '64', '999999'])('a hostile work factor of %s is refused before any work', async (work) => {
    const hostile = new TextEncoder().encode(
      `age-encryption.org/v1\n-> scrypt rF0/NwblUHHTpgQgRpe5CQ ${work}\ngUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2aUY\n--- x\n`,
    )
    const before = performance.now()
    expect(await unwrapIdentities(hostile, 'x')).toEqual({ ok: false, refusal: 'work-factor' })
    expect(await unseal(hostile, [own])).toEqual({ ok: false, refusal: 'work-factor' })
    expect(performance.now() - before).toBeLessThan(100)
  })

  it('a work factor that is no number is damage', async () => {
    const odd = new TextEncoder().encode('age-encryption.org/v1\n-> scrypt rF0 -1e9\nx\n--- x\n')
    expect(await unwrapIdentities(odd, 'x')).toEqual({ ok: false, refusal: 'damaged' })
  })
})
