import { describe, expect, it } from 'vitest'

import { differences } from './diff'

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
