import { describe, expect, it } from 'vitest'

import { inUnit, toSeconds, unitOf } from './span'

describe('a span in a form', () => {
  it('is shown in the largest unit without a rest', () => {
    expect([null, 0, 45, 90, 300, 7_200, 86_400, 90_000].map(unitOf)).toEqual(['minute', 'minute', 'second', 'second', 'minute', 'hour', 'day', 'hour'])
    expect(inUnit(5_400, 'hour')).toBe(1.5)
    expect(inUnit(null, 'hour')).toBeNull()
  })

  it('comes back as whole seconds, and as none where nothing was written', () => {
    expect(toSeconds(1.5, 'hour')).toBe(5_400)
    expect(toSeconds(0.01, 'second')).toBe(0)
    expect([null, undefined, Number.NaN].map((figure) => toSeconds(figure, 'day'))).toEqual([null, null, null])
  })
})
