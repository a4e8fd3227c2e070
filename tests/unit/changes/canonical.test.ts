import { describe, expect, it } from 'vitest'
import { canonicalJson, sameValue } from '@/domain/changes/canonical'

describe('C5: canonical JSON', () => {
  it('sorts keys at every depth and leaves arrays in order', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }, 'я'], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1},"я"]}')
  })

  it('has one text for -0 and 0, none for undefined', () => {
    expect(canonicalJson(-0)).toBe('0')
    expect(canonicalJson({ a: undefined })).toBe('{}')
    expect(canonicalJson(Number.NaN)).toBe('null')
  })

  it('compares by content', () => {
    expect(sameValue({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true)
    expect(sameValue([1, 2], [2, 1])).toBe(false)
    expect(sameValue('1', 1)).toBe(false)
    expect(sameValue(null, '')).toBe(false)
    expect(sameValue(null, {})).toBe(false)
  })
})
