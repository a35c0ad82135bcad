import { describe, expect, it } from 'vitest'

import { heldOf, shownOf } from './view'

const of = (filter: Record<string, string[]>, sort = '') => ({ q: '', sort, filter })

describe('which requests an address shows', () => {
  it('is what waits, oldest first, for who decides', () => {
    expect(shownOf(of({}), true)).toEqual(of({ state: ['open'] }, 'asked_at'))
    expect(shownOf(of({ shop: ['1'] }, '-asked_at'), true)).toEqual(of({ shop: ['1'], state: ['open'] }, '-asked_at'))
  })

  it('is all there is for who only asks: their own', () => {
    expect(shownOf(of({}), false)).toEqual(of({}))
  })

  it('is the view that the address names', () => {
    expect(shownOf(of({ state: ['declined'] }), true)).toEqual(of({ state: ['declined'] }))
    expect(shownOf(of({ mine: ['true'] }), true)).toEqual(of({ mine: ['true'] }))
    expect(shownOf(heldOf(of({ age: ['3'] })), true)).toEqual(of({ age: ['3'] }))
  })
})
