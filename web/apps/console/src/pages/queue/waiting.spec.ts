import { describe, expect, it } from 'vitest'

import type { QueueItem } from '@shared/entities/types'

import type { Waiting } from './waiting'
import { urgencyOf, waitedSeconds, withSubjects } from './waiting'

const item = { id: 'e1', kind: 'episode' } as QueueItem
const talk: Waiting = { id: 'c1', episode_id: 'e1', channel: { id: 'h', name: '网页' }, customer: { id: 'k', number: 'C1', name: '孙丽', vip: true }, last: { preview: '退款' } }

describe('the queue', () => {
  it('finds the conversation of an item, and does without where it may not be seen', () => {
    expect(withSubjects([item, { ...item, id: 'e2' }], [talk], []).map((row) => row.conversation?.id)).toEqual(['c1', undefined])
  })

  it('finds the ticket of an item', () => {
    const ticket = { id: 't1', number: 'T26-000001', subject: '退款' }
    expect(withSubjects([item, { ...item, kind: 'ticket', id: 't1' }], [talk], [ticket]).map((row) => row.ticket)).toEqual([null, ticket])
  })

  it('counts from the moment of queueing, and never below none', () => {
    const since = '2026-11-21T02:00:00Z'
    expect(waitedSeconds(since, Date.parse(since) + 61_900)).toBe(61)
    expect(waitedSeconds(since, Date.parse(since) - 5_000)).toBe(0)
  })

  it('gets urgent with time', () => {
    expect([0, 119, 120, 299, 300].map(urgencyOf)).toEqual(['calm', 'calm', 'long', 'long', 'late'])
  })
})
