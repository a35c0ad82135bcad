import { describe, expect, it } from 'vitest'
import type { LocationQuery } from 'vue-router'

import { COMPANY, fromQuery, keyOf, ownValue, placeBody, placeOf, placeQuery } from './place'

describe('the place of a setting', () => {
  it('survives the address and is asked for as the server names it', () => {
    const shop = { kind: 'shop', id: 's1' } as const
    expect(placeOf(keyOf(shop))).toEqual(shop)
    expect(placeOf(keyOf(COMPANY))).toEqual(COMPANY)
    expect(placeQuery(shop)).toEqual({ scope_kind: 'shop', scope_id: 's1' })
    expect(placeQuery(COMPANY)).toEqual({})
    expect(placeBody(COMPANY)).toEqual({ scope_kind: 'company', scope_id: null })
  })

  it('is the company for anything else', () => {
    const queries: LocationQuery[] = [{ at: 'planet:1' }, { at: 'shop:' }, { at: ['a', 'b'] }, {}]
    expect(queries.map(fromQuery)).toEqual([COMPANY, COMPANY, COMPANY, COMPANY])
  })

  it('has a value of its own only where one was set', () => {
    expect(ownValue({ source: 'shop', version: 2 }, { kind: 'shop', id: 's' })).toBe(true)
    expect(ownValue({ source: 'company', version: 0 }, { kind: 'shop', id: 's' })).toBe(false)
    expect(ownValue({ source: 'default', version: 0 }, COMPANY)).toBe(false)
  })
})
