import { describe, expect, it } from 'vitest'

import { pointsOf, satisfiedShare } from './score'

describe('ratings', () => {
  it('are shown on the common scale with one decimal', () => {
    expect([0, 8_889, 8_894, 8_896, 10_000].map(pointsOf)).toEqual([0, 88.9, 88.9, 89, 100])
  })

  it('have no share of satisfied customers without an answer', () => {
    expect(satisfiedShare({ count: 0, satisfied: 0 })).toBeNull()
    expect(satisfiedShare({ count: 3, satisfied: 2 })).toBe(67)
  })
})
