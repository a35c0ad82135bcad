import { describe, expect, it } from 'vitest'

import type { Overview } from "./figures"
import { barsOf, changeOf } from './figures'

describe('figures', () => {
  it('say whether a change is good by what the metric wants', () => {
    expect(changeOf({ value: 30, before: 40, good: 'less' })).toEqual({ percent: -25, tone: 'good' })
    expect(changeOf({ value: 50, before: 40, good: 'less' })).toEqual({ percent: 25, tone: 'bad' })
    expect(changeOf({ value: 50, before: 40, good: 'more' })).toEqual({ percent: 25, tone: 'good' })
    expect(changeOf({ value: 50, before: 40, good: 'neither' })).toEqual({ percent: 25, tone: 'neither' })
  })

  it('compare with nothing where nothing was', () => {
    expect(changeOf({ value: 5, before: 0, good: 'more' }).percent).toBeNull()
    expect(changeOf({ value: null, before: 3, good: 'more' }).percent).toBeNull()
    expect(changeOf({ value: 3, before: null, good: 'more' }).percent).toBeNull()
  })

  it('show chats and tickets together in their course', () => {
    const course: Overview["course"] = [{ at: '2026-11-21T09:00', counts: { conversations_new: 3, tickets_new: 1, conversations_closed: 2 } }, { at: '2026-11-21T10:00', counts: {} }]
    expect(barsOf({ course })).toEqual([{ at: '2026-11-21T09:00', began: 4, ended: 2 }, { at: '2026-11-21T10:00', began: 0, ended: 0 }])
  })
})
