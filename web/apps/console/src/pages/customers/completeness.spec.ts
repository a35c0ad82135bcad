import { describe, expect, it } from 'vitest'

import type { Facts } from './completeness'
import { lacks, percentage } from './completeness'

const nothing: Facts = { name: false, phone: false, email: false, otherContact: false, address: false, birthday: false, preferences: false }

describe('how complete a record is', () => {
  it('an empty one lacks everything and is at zero', () => {
    expect(lacks(nothing)).toEqual(['name', 'contact', 'address', 'birthday', 'preferences'])
    expect(percentage(lacks(nothing))).toBe(0)
  })
  it('a full one lacks nothing', () => {
    const full = Object.fromEntries(Object.keys(nothing).map((key) => [key, true])) as Facts
    expect(percentage(lacks(full))).toBe(100)
  })
  it('what is mandatory makes seventy, as the server says', () => {
    expect(percentage(lacks({ ...nothing, name: true, phone: true, address: true }))).toBe(70)
  })
  it('who has an account only still lacks phone and e-mail', () => {
    expect(lacks({ ...nothing, otherContact: true })).toContain('phone')
  })
})
