import { describe, expect, it } from 'vitest'

import { choiceOf, placeOf } from './types'

describe('what a change to many is about', () => {
  it('names rows until all are meant', () => {
    expect(choiceOf(['a', 'b'], false, { status: ['x'] }, 'q')).toEqual({ ids: ['a', 'b'] })
    expect(choiceOf(['a'], true, { status: ['x'], owner: [] }, ' 退款 ')).toEqual({ filters: { status: ['x'] }, q: '退款' })
  })

  it('leads to the page of a row where there is one', () => {
    expect(placeOf('ticket', '1')).toBe('/tickets/1')
    expect(placeOf('correction', '1')).toBe('/corrections?open=1')
    expect(placeOf('bulk', '1')).toBeNull()
  })
})
