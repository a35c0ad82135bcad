import { describe, expect, it } from 'vitest'

import { isNarrowed, listQuery, nextSort, readState, writeState } from './listState'

const FILTERS = ['state', 'team']

describe('the state of a list in the address', () => {
  it('survives the way there and back, and leaves foreign names alone', () => {
    const state = { q: '王', sort: '-seen_at', filter: { state: ['active', 'disabled'] } }
    const query = writeState({ open: 'u1', q: 'old', team: 'x' }, state, FILTERS, 'name')
    expect(query).toEqual({ open: 'u1', q: '王', sort: '-seen_at', state: 'active,disabled' })
    expect(readState(query, FILTERS, 'name')).toEqual(state)
  })

  it('leaves defaults out', () => {
    expect(writeState({}, { q: '', sort: 'name', filter: { state: [] } }, FILTERS, 'name')).toEqual({})
    expect(readState({}, FILTERS, 'name')).toEqual({ q: '', sort: 'name', filter: {} })
  })

  it('takes hostile addresses as they are: doubles, repeats, far too long', () => {
    const read = readState({ q: ['a', 'b'], state: 'x,,x,y', sort: null, nonsense: '1' }, FILTERS, 'name')
    expect(read).toEqual({ q: 'a', sort: 'name', filter: { state: ['x', 'y'] } })
    expect(readState({ q: 'z'.repeat(9_000) }, [], '').q).toHaveLength(200)
  })

  it('becomes the parameters of the list contract', () => {
    expect(listQuery({ q: ' 王 ', sort: '-id', filter: { state: ['a', 'b'], team: [] } })).toEqual({ q: '王', sort: '-id', 'filter[state]': ['a', 'b'] })
    expect(isNarrowed({ q: ' ', sort: 'x', filter: { a: [] } })).toBe(false)
    expect(isNarrowed({ q: '', sort: '', filter: { a: ['1'] } })).toBe(true)
  })

  it('turns a column through up, down, none', () => {
    expect(nextSort('', 'name')).toBe('name')
    expect(nextSort('name', 'name')).toBe('-name')
    expect(nextSort('-name', 'name')).toBe('')
  })
})
