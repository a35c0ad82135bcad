import { describe, expect, it } from 'vitest'

import { safeNext } from './next'

describe('where sign-in leads', () => {
  it('follows paths of ours and nothing else', () => {
    expect(safeNext('/users?q=1#x')).toBe('/users?q=1#x')
    for (const hostile of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/sign-in?next=/x', '', null, ['/a']]) {
      expect(safeNext(hostile)).toBeNull()
    }
  })
})
