import { describe, expect, it } from 'vitest'

import { byKind, excerptOf, foundIcon, foundLink, type FoundItem } from './found'

const item = (kind: string, more: Partial<FoundItem> = {}): FoundItem => ({
  kind,
  id: '1',
  field: 'text',
  at: '2026-11-21T02:00:00Z',
  title: '孙丽',
  subtitle: '',
  number: '',
  status: null,
  author: null,
  seq: null,
  excerpt: { before: '', hit: '', after: '' },
  link: { kind: 'conversation', id: '7' },
  customer_id: null,
  shop_id: null,
  ...more,
})

describe('hits', () => {
  it('stand in groups of their kind, unknown kinds last', () => {
    const groups = byKind([item('wish'), item('message'), item('customer'), item('message')])
    expect(groups.map((group) => [group.kind, group.items.length])).toEqual([['customer', 1], ['message', 2], ['wish', 1]])
  })

  it('lead to their page, a message to its place in the thread', () => {
    expect(foundLink(item('message', { seq: 12 }))).toBe('/inbox/7?seq=12')
    expect(foundLink(item('note', { seq: 3 }))).toBe('/inbox/7')
    expect(foundLink(item('wish', { link: { kind: 'wish', id: '1' } }))).toBeNull()
    expect(foundIcon('wish')).toContain('file')
  })

  it('say nothing twice: an excerpt that is the title is none', () => {
    expect(excerptOf(item('customer', { excerpt: { before: '', hit: '孙丽', after: '' } }))).toBeNull()
    expect(excerptOf(item('message', { excerpt: { before: '…', hit: '退款', after: '到账' } }))).toBe('…退款到账')
    expect(excerptOf(item('order'))).toBeNull()
  })
})
