import { describe, expect, it } from 'vitest'

import type { Change } from '../types'
import { fitsRow, placeOf, shortOf, wordsOf } from './lines'

const t = (key: string, params: Record<string, unknown> = {}): string => [key.split('.').at(-1), ...Object.values(params)].join('|')
const change = (more: Partial<Change>): Change => ({ id: '1', part: 'phone', action: 'set', row: null, value: null, base: null, now: null, stale: false, gone: false, may_reveal: false, ...more })

describe('what a request for correction says', () => {
  it('goes from what stood there to what is wanted', () => {
    expect(shortOf(t, change({ base: { value: '138****2222' }, value: { value: '139****4444' } }))).toBe('138****2222 → 139****4444')
    expect(shortOf(t, change({ base: null, value: { value: '139****4444' } }))).toBe('139****4444')
    expect(shortOf(t, change({ base: { value: '138****2222' }, value: { value: '' } }))).toBe('138****2222 → emptied')
    expect(shortOf(t, change({ part: 'contact', action: 'remove', base: { kind: 'qq', value: '****1', label: '旧号' } }))).toBe('****1 · 旧号')
  })

  it('names places, contacts and addresses', () => {
    expect(placeOf(t, change({}))).toBe('phone')
    expect(placeOf(t, change({ part: 'contact', action: 'add', value: { kind: 'wechat', value: 'q****', label: '' } }))).toBe('place|add|wechat')
    expect(placeOf(t, change({ part: 'address', action: 'default' }))).toBe('place|default|address')
  })

  it('says addresses in one line and a municipality once', () => {
    const shown = { province: '上海市', city: '上海市', district: '浦东新区', detail_mask: '世纪****', recipient_mask: '钱*', phone_mask: '', postcode: '', label: 'work' }
    expect(wordsOf(t, 'address', shown)).toBe('上海市浦东新区 世纪**** 钱* · work')
    expect(wordsOf(t, 'preferences', { value: { channel: 'phone', contact_time: { since: '09:00', until: '12:00' }, categories: ['茶', '酒'] } })).toBe('phone · 09:00–12:00 · 茶、酒')
    expect(wordsOf(t, 'preferences', null)).toBe('')
  })

  it('knows what a row says whole: one short place', () => {
    const one = change({ base: { value: '138****2222' }, value: { value: '139****4444' } })
    expect(fitsRow(t, [one])).toBe(true)
    expect(fitsRow(t, [one, change({ part: 'email' })])).toBe(false)
    expect(fitsRow(t, [change({ part: 'remark', value: { value: '字'.repeat(41) } })])).toBe(false)
    expect(fitsRow(t, [change({ part: 'address', action: 'remove', base: { province: '上海市' } })])).toBe(false)
  })
})
