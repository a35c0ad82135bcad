import { describe, expect, it } from 'vitest'

import { subjectOf } from './timeline'

describe('where an entry leads', () => {
  it('an episode leads to its conversation', () => {
    expect(subjectOf({ subject_kind: 'episode', subject_id: 'e', facts: { conversation_id: 'c' } })).toEqual({ kind: 'conversation', id: 'c' })
  })
  it('an order leads to itself, the record nowhere', () => {
    expect(subjectOf({ subject_kind: 'order', subject_id: 'o', facts: {} })).toEqual({ kind: 'order', id: 'o' })
    expect(subjectOf({ subject_kind: 'customer', subject_id: 'x', facts: {} })).toBeNull()
  })
})
