import { describe, expect, it } from 'vitest'

import type { Overview } from "./figures"
import { barsOf, changeOf } from './figures'

describe('figures', () => {
  it('say whether a change is good by what the metric wants', () => {
    expect(changeOf({ unit: 'count', value: 30, before: 40, good: 'less' })).toEqual({ points: false, by: -25, tone: 'good' })
    expect(changeOf({ unit: 'count', value: 50, before: 40, good: 'less' })).toEqual({ points: false, by: 25, tone: 'bad' })
    expect(changeOf({ unit: 'count', value: 50, before: 40, good: 'more' })).toEqual({ points: false, by: 25, tone: 'good' })
    expect(changeOf({ unit: 'count', value: 50, before: 40, good: 'neither' })).toEqual({ points: false, by: 25, tone: 'neither' })
  })

  it('compare with nothing where nothing was', () => {
    expect(changeOf({ unit: 'count', value: 5, before: 0, good: 'more' }).by).toBeNull()
    expect(changeOf({ unit: 'count', value: null, before: 3, good: 'more' }).by).toBeNull()
    expect(changeOf({ unit: 'count', value: 3, before: null, good: 'more' }).by).toBeNull()
  })

  it('say how a rate moved in percentage points, as a percent of percent would be misread', () => {
    expect(changeOf({ unit: 'percent', value: 88.888, before: 66.666, good: 'more' })).toEqual({ points: true, by: 22.2, tone: 'good' })
    expect(changeOf({ unit: 'percent', value: 50, before: 0, good: 'more' })).toEqual({ points: true, by: 50, tone: 'good' })
    expect(changeOf({ unit: 'percent', value: 66.68, before: 66.66, good: 'more' })).toEqual({ points: true, by: 0, tone: 'neither' })
    expect(changeOf({ unit: 'percent', value: null, before: 3, good: 'more' }).by).toBeNull()
  })

  it('show chats and tickets together in their course', () => {
    const course: Overview["course"] = [{ at: '2026-11-21T09:00', counts: { conversations_new: 3, tickets_new: 1, conversations_closed: 2 } }, { at: '2026-11-21T10:00', counts: {} }]
    expect(barsOf({ course })).toEqual([{ at: '2026-11-21T09:00', began: 4, ended: 2 }, { at: '2026-11-21T10:00', began: 0, ended: 0 }])
  })
})
