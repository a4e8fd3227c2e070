import { expect, it } from 'vitest'
import { benchSizes } from '@/domain/sample/schoolOfSize'
import { sizes } from '@tests/bench/sizes.mjs'

it('the bench measures the three schools that the sample knows', () => {
  expect(sizes).toEqual(benchSizes)
})
