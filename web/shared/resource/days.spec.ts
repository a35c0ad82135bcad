import { describe, expect, it } from 'vitest'

import { dayStart, momentOf, withMoments } from './days'

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

it('a day and a time are a moment of the zone', () => {
  expect(momentOf('2026-11-22', '09:05', 'Asia/Shanghai')).toBe('2026-11-22T01:05:00Z')
  expect(momentOf('2026-07-01', '00:30', 'Europe/London')).toBe('2026-06-30T23:30:00Z')
  expect(momentOf('2026-11-22', 'soon', 'UTC')).toBeNull()
})
