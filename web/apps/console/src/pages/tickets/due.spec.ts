import { describe, expect, it } from 'vitest'

import { dueOf } from './due'

const NOW = Date.parse('2026-11-21T08:00:00Z')

describe('how a deadline stands', () => {
  it('is late from the moment it passed', () => {
    expect(dueOf('2026-11-21T07:59:59Z', NOW)).toBe('late')
    expect(dueOf('2026-11-21T08:00:00Z', NOW)).toBe('near')
  })

  it('is near within four hours and far beyond', () => {
    expect(dueOf('2026-11-21T11:59:59Z', NOW)).toBe('near')
    expect(dueOf('2026-11-21T12:00:00Z', NOW)).toBe('far')
  })

  it('is nothing without a time', () => {
    expect(dueOf(null, NOW)).toBe('none')
    expect(dueOf('soon', NOW)).toBe('none')
  })
})
