import { generateX25519Identity } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { recoveryGroups, recoveryIdentity } from '@/safety/recoveryText'

describe('the recovery key on paper', () => {
  it('is groups of at most four signs that can be typed back in any fashion', async () => {
    for (let round = 0; round < 20; round += 1) {
      const identity = await generateX25519Identity()
      const groups = recoveryGroups(identity)
      expect(groups.every((group) => group.length <= 4)).toBe(true)
      for (const typed of [
        groups.join(' '),
        groups.join('-'),
        groups.join('').toLowerCase(),
        `  ${groups.join(' – ')}\n`,
        identity,
        identity.toLowerCase(),
        `age-secret-key-1 ${groups.join(' ')}`,
        // Typed with the Russian layout where a letter looks the same.
        groups.join(' ').replaceAll('A', 'А').replaceAll('E', 'е').replaceAll('H', 'Н').replaceAll('0', 'О'),
      ]) {
        expect(recoveryIdentity(typed), typed).toBe(identity)
      }
    }
  })

  it.each(['', 'нет', 'AGE-SECRET-KEY-1', 'A'.repeat(57), 'A'.repeat(59), 'B'.repeat(58)])('%j is no key', (typed) => {
    expect(recoveryIdentity(typed)).toBeNull()
  })
})
