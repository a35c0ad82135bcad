import { describe, expect, it } from 'vitest'

import { presentSeconds, sharesOf, stateOf } from './today'

const today = { online: 3_000, busy: 600, away: 0, offline: 400 }

describe('time per state today', () => {
  it('runs on in the state held now', () => {
    const shares = sharesOf({ state: 'busy', today }, 1_000, 31_900)
    expect(shares.map((one) => one.seconds)).toEqual([3_000, 630, 0, 400])
    expect(shares.reduce((sum, one) => sum + one.part, 0)).toBeCloseTo(1)
    expect(presentSeconds(shares)).toBe(3_630)
  })

  it('takes nothing away when the clock of the viewer is behind', () => {
    expect(sharesOf({ state: 'online', today }, 9_000, 1_000)[0]?.seconds).toBe(3_000)
  })

  it('has no shares just after midnight, and reads unknown states as offline', () => {
    const none = { online: 0, busy: 0, away: 0, offline: 0 }
    expect(sharesOf({ state: 'online', today: none }, 5, 5).every((one) => one.part === 0)).toBe(true)
    expect(stateOf({ state: 'sleeping' })).toBe('offline')
  })
})
