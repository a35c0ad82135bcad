import { describe, expect, it } from 'vitest'

import { lookAt } from './sessionEnd'

describe('the end of a session', () => {
  it('is looked at again at the moment of the warning, and every five minutes', () => {
    expect(lookAt(1_800)).toEqual({ ending: false, againMs: 300_000 })
    expect(lookAt(200)).toEqual({ ending: false, againMs: 140_000 })
  })

  it('is told a minute before, and looked at again, as another window may have been used', () => {
    expect(lookAt(60)).toEqual({ ending: true, againMs: 10_000 })
    expect(lookAt(4)).toEqual({ ending: true, againMs: 4_000 })
    expect(lookAt(0)).toEqual({ ending: true, againMs: 1_000 })
  })
})
