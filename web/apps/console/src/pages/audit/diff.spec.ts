import { describe, expect, it } from 'vitest'

import { dayStart, differences } from './diff'

describe('an audit entry', () => {
  it('shows only what changed, with missing sides as such', () => {
    expect(differences({ name: '王敏', same: 1, roles: ['a'] }, { name: '王 敏', same: 1, roles: ['a', 'b'], zone: null })).toEqual([
      { field: 'name', before: '王敏', after: '王 敏' },
      { field: 'roles', before: '[\n "a"\n]', after: '[\n "a",\n "b"\n]' },
      { field: 'zone', before: null, after: '—' },
    ])
    expect(differences(null, null)).toEqual([])
  })
})

describe('a day as a moment', () => {
  it('begins at midnight of the viewer, also where the clocks change', () => {
    expect(dayStart('2026-11-21', 'Asia/Shanghai')).toBe('2026-11-20T16:00:00Z')
    expect(dayStart('2026-11-21', 'Asia/Shanghai', 1)).toBe('2026-11-21T16:00:00Z')
    expect(dayStart('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00Z')
    expect(dayStart('2026-03-29', 'Europe/Berlin', 1)).toBe('2026-03-29T22:00:00Z')
    expect(dayStart('yesterday', 'UTC')).toBeNull()
  })
})
