import { expect, it } from 'vitest'
import { createSeal } from '@/safety/sealing'

const key = btoa(String.fromCharCode(...Array.from({ length: 32 }, (_, index) => index)))
const other = btoa(String.fromCharCode(...Array.from({ length: 32 }, () => 7)))
const seal = createSeal('school', key)
const value = { set: { name: 'Добавлена Орлова В. П.' }, changes: [1, 'два', null] }

it('gives back what was sealed, and shows nothing of it', async () => {
  const bytes = await seal.seal('set', 5, value)
  expect(await seal.open('set', 5, bytes)).toEqual(value)
  expect(new TextDecoder().decode(bytes)).not.toContain('Орлова')
})

it('never gives the same bytes twice', async () => {
  expect(await seal.seal('set', 5, value)).not.toEqual(await seal.seal('set', 5, value))
})

it('opens nothing in another place, of another school or under another key', async () => {
  const bytes = await seal.seal('set', 5, value)
  await expect(seal.open('set', 6, bytes)).rejects.toThrow()
  await expect(seal.open('base', 5, bytes)).rejects.toThrow()
  await expect(createSeal('another', key).open('set', 5, bytes)).rejects.toThrow()
  await expect(createSeal('school', other).open('set', 5, bytes)).rejects.toThrow()
})

it('opens nothing that lost or changed a single byte', async () => {
  const bytes = await seal.seal('set', 1, value)
  for (let at = 0; at < bytes.length; at++) {
    const changed = bytes.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    await expect(seal.open('set', 1, changed)).rejects.toThrow()
  }
  for (const length of [0, 5, 12, 20, bytes.length - 1]) {
    await expect(seal.open('set', 1, bytes.slice(0, length))).rejects.toThrow()
  }
})

it('keys are told apart by their ids, which tell nothing of the key', async () => {
  expect(await seal.keyId()).toBe(await createSeal('another', key).keyId())
  expect(await seal.keyId()).not.toBe(await createSeal('school', other).keyId())
  expect(await seal.keyId()).toMatch(/^[0-9a-f]{16}$/)
})
