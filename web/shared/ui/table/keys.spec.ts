import { describe, expect, it } from 'vitest'

import { between, moveBy } from './keys'

describe('the keyboard in a list', () => {
  it('moves down and up and stays inside', () => {
    expect(moveBy(-1, 5, 'j')).toBe(0)
    expect(moveBy(4, 5, 'j')).toBe(4)
    expect(moveBy(0, 5, 'k')).toBe(0)
    expect(moveBy(-1, 5, 'ArrowUp')).toBe(0)
    expect(moveBy(2, 5, 'End')).toBe(4)
    expect(moveBy(2, 50, 'PageDown')).toBe(12)
    expect(moveBy(2, 50, 'PageUp')).toBe(0)
  })

  it('knows the rows of a range in either direction', () => {
    expect(between(2, 4)).toEqual([2, 3, 4])
    expect(between(4, 2)).toEqual([2, 3, 4])
    expect(between(3, 3)).toEqual([3])
  })

  it('leaves other keys and empty lists alone', () => {
    expect(moveBy(2, 5, 'a')).toBeNull()
    expect(moveBy(-1, 0, 'j')).toBeNull()
  })
})
