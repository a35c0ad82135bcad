import { describe, expect, it } from 'vitest'

import { dayStart, withMoments } from './days'

describe('a day as a moment', () => {
  it('begins at midnight of the viewer, also where the clocks change', () => {
    expect(dayStart('2026-11-21', 'Asia/Shanghai')).toBe('2026-11-20T16:00:00Z')
    expect(dayStart('2026-11-21', 'Asia/Shanghai', 1)).toBe('2026-11-21T16:00:00Z')
    expect(dayStart('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00Z')
    expect(dayStart('2026-03-29', 'Europe/Berlin', 1)).toBe('2026-03-29T22:00:00Z')
    expect(dayStart('yesterday', 'UTC')).toBeNull()
  })
})

describe('the days of a filter', () => {
  it('become moments, the last day whole; what is not a day is not asked for', () => {
    expect(withMoments({ from: ['2026-11-01'], to: ['2026-11-21'], result: ['ok'] }, 'Asia/Shanghai')).toEqual({
      from: ['2026-10-31T16:00:00Z'], to: ['2026-11-21T16:00:00Z'], result: ['ok'],
    })
    expect(withMoments({ from: ['today'], to: [] }, 'UTC')).toEqual({})
  })
})
