import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createDirectSealer } from '@/safety/createDirectSealer'

const fixtures = 'tests/fixtures/snapshot-v1'
const text = (name: string) => readFileSync(`${fixtures}/${name}`, 'utf8').trim()

/** A released format opens for ever. The keys are invented for this file and open nothing else. */
describe('R15: a copy of format 1', () => {
  it.each(['identity.txt', 'recovery.txt'])('opens with %s to the school that it was made of', async (key) => {
    const sealed = new Uint8Array(readFileSync(`${fixtures}/2026-09-01T080000-ordinary-9-3.age`))
    const outcome = await createDirectSealer().openSchool(sealed, [text(key)])
    if (!outcome.ok) throw new Error(outcome.refusal)
    const plain = readFileSync('tests/fixtures/school-file-v1.json')
    expect(Buffer.from(outcome.school.bytes).equals(plain)).toBe(true)
    expect(outcome.school.counts).toContainEqual({ table: 'staff', count: 2 })
  })
})
