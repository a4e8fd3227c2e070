import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applied } from '@/domain/commands/applied'
import { emptyFacts } from '@/domain/model/newRecords'
import { coverCode, readScan, slipCode } from '@/domain/rules/scanCodes'
import { scanTargets } from '@/domain/rules/scanTargets'
import { schoolOfSize, benchSizes } from '@/domain/sample/schoolOfSize'

const id = fc.uuid()
const code = fc.tuple(id, id, fc.boolean()).map(([a, b, isSlip]) => (isSlip ? slipCode : coverCode)(`${a}:${b}`))

describe('numbers for the counter', () => {
  it('are read back as what they are', () => {
    fc.assert(
      fc.property(code, (one) => {
        expect(readScan(one)).toEqual({ ok: true, code: one, kind: one < '7' ? 'slip' : 'cover' })
      }),
    )
  })

  it('one wrong digit is always found', () => {
    fc.assert(
      fc.property(code, fc.nat(13), fc.integer({ min: 1, max: 9 }), (one, at, by) => {
        const wrong = one.slice(0, at) + String((Number(one[at]) + by) % 10) + one.slice(at + 1)
        expect(readScan(wrong).ok).toBe(false)
      }),
    )
  })

  it('two neighbours that changed places are always found', () => {
    fc.assert(
      fc.property(code, fc.nat(12), (one, at) => {
        fc.pre(one[at] !== one[at + 1])
        const wrong = one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2)
        expect(readScan(wrong).ok).toBe(false)
      }),
    )
  })

  it('whatever stands around a number, it is read as itself or not at all', () => {
    const sign = fc.constantFrom('Ф', ']', 'x', '\t', '\u0002', '7', '0', ' ', 'ъС1', ']C1')
    fc.assert(
      fc.property(code, fc.array(sign, { maxLength: 3 }), fc.array(sign, { maxLength: 3 }), (one, before, after) => {
        const read = readScan(before.join('') + one + after.join(''))
        if (read.ok) expect(read.code).toBe(one)
      }),
    )
  })
})

describe('the largest school', () => {
  const facts = applied(emptyFacts(), schoolOfSize(benchSizes.extreme, '2026-09-10'))

  it('no two people share a number', () => {
    const byCode = scanTargets(facts)
    const people = facts.pupils.length + facts.parents.length + facts.staff.length
    expect(people).toBeGreaterThan(5000)
    expect(byCode.size).toBeGreaterThanOrEqual(people)
    expect([...byCode.values()].filter((targets) => targets.length > 1)).toEqual([])
  })
})
