import { QueryClient } from '@tanstack/vue-query'
import { describe, expect, it } from 'vitest'

import { keys } from './query'
import { dropRow, holdsRow, putRow, versionOf } from './rows'

const row = (id: string, version: number, name = id) => ({ id, version, name })

function cacheWith(...pages: { id: string; version: number; name: string }[][]) {
  const cache = new QueryClient()
  cache.setQueryData(keys.list('users', { q: '' }), {
    pages: pages.map((items) => ({ items, next: null })),
    pageParams: pages.map(() => null),
  })
  const names = () => cache.getQueryData<{ pages: { items: { name: string }[] }[] }>(keys.list('users', { q: '' }))?.pages.flatMap((page) => page.items.map((one) => one.name))
  return { cache, names }
}

describe('rows in the cache', () => {
  it('takes a newer row where it stands, and no older one', () => {
    const { cache, names } = cacheWith([row('a', 1), row('b', 3)], [row('c', 1)])
    putRow(cache, 'users', row('b', 4, 'new'))
    putRow(cache, 'users', row('c', 0, 'old'))
    expect(names()).toEqual(['a', 'new', 'c'])
    expect(versionOf(cache, 'users', 'b')).toBe(4)
  })

  it('adds nothing to lists that do not show the row', () => {
    const { cache, names } = cacheWith([row('a', 1)])
    putRow(cache, 'users', row('z', 1))
    expect(names()).toEqual(['a'])
    expect(holdsRow(cache, 'users', 'z')).toBe(true)
    expect(holdsRow(cache, 'users', 'y')).toBe(false)
    expect(versionOf(cache, 'users', 'y')).toBeNull()
  })

  it('takes a row out everywhere', () => {
    const { cache, names } = cacheWith([row('a', 1)], [row('b', 1)])
    dropRow(cache, 'users', 'b')
    expect(names()).toEqual(['a'])
    expect(holdsRow(cache, 'users', 'b')).toBe(false)
  })
})
