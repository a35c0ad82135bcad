import { describe, expect, it } from 'vitest'

import type { Field } from './schema'
import { changedOf, checkAll, checkField, mergeThree, placeFaults, spreadFault } from './schema'

const name: Field = { key: 'name', label: 'x', kind: 'text', required: true, minLength: 2, maxLength: 4 }
const limit: Field = { key: 'limit', label: 'x', kind: 'number', min: 1, max: 50 }

describe('a form schema', () => {
  it('asks for what is required and takes blanks for nothing', () => {
    for (const value of ['', '  ', null, undefined]) expect(checkField(name, value)?.key).toBe('ui.check.required')
    expect(checkField({ ...name, kind: 'multi' }, [])?.key).toBe('ui.check.required')
    expect(checkField({ ...name, kind: 'texts' }, { 'zh-CN': '', en: '' })?.key).toBe('ui.check.required')
    expect(checkField({ ...name, required: false }, '')).toBeNull()
    expect(checkField({ ...name, kind: 'switch' }, false)).toBeNull()
  })

  it('counts code points, as the server does', () => {
    expect(checkField(name, '王')?.key).toBe('ui.check.tooShort')
    expect(checkField(name, '👩‍👩‍👧')?.key).toBe('ui.check.tooLong')
    expect(checkField(name, '😀😀😀😀')).toBeNull()
    expect(checkField({ ...name, kind: 'texts' }, { 'zh-CN': '王敏', en: 'far too long' })?.key).toBe('ui.check.tooLong')
    expect(checkField({ key: 'sites', label: 'x', kind: 'lines', pattern: /^https:/ }, ['https:', 'ftp:'])?.key).toBe('ui.check.pattern')
  })

  it('keeps figures inside their limits', () => {
    expect(checkField(limit, 0)).toEqual({ key: 'ui.check.tooSmall', params: { min: 1 } })
    expect(checkField(limit, 51)?.key).toBe('ui.check.tooLarge')
    expect(checkField(limit, 'ten')?.key).toBe('ui.check.number')
    expect(checkField(limit, 50)).toBeNull()
  })

  it('does not ask hidden fields', () => {
    const fields: Field[] = [name, { ...name, key: 'secret', shown: (model) => model.kind === 'x' }]
    expect(Object.keys(checkAll(fields, { name: '', kind: 'y' }))).toEqual(['name'])
  })

  it('puts server messages on the nearest field and keeps the others', () => {
    const fields: Field[] = [name, { ...name, key: 'greeting' }, { ...name, key: 'greeting.en' }]
    const fault = (path: string) => ({ path, code: 'text.too_long' })
    const { placed, loose } = placeFaults(fields, [fault('name'), fault('greeting.en'), fault('greeting.zh-CN'), fault('named'), fault('')])
    expect(Object.keys(placed).sort()).toEqual(['greeting', 'greeting.en', 'name'])
    expect(loose.map((one) => one.path)).toEqual(['named', ''])
  })

  it('sends only what changed', () => {
    expect(changedOf({ a: 1, b: ['x'], c: null }, { a: 1, b: ['y'], c: undefined })).toEqual({ b: ['x'] })
  })

  it('merges two people field by field and names only true clashes', () => {
    const base = { name: 'A', zone: 'UTC', teams: ['1'], same: 's' }
    const mine = { name: 'B', zone: 'UTC', teams: ['1', '2'], same: 'n' }
    const theirs = { name: 'C', zone: 'Asia/Shanghai', teams: ['1'], same: 'n' }
    expect(mergeThree(base, mine, theirs)).toEqual({ merged: { name: 'B', zone: 'Asia/Shanghai', teams: ['1', '2'], same: 'n' }, clash: ['name'] })
  })
})

it('days and moments are read before they are sent', () => {
  const day: Field = { key: 'birthday', label: 'x', kind: 'day' }
  expect(checkField(day, '1990-02-30')).toEqual({ key: 'ui.check.day' })
  expect(checkField(day, '1990-02-28')).toBeNull()
  expect(checkField(day, '')).toBeNull()
  expect(checkField({ ...day, kind: 'moment' }, '2026-11-22 9')).toEqual({ key: 'ui.check.moment' })
  expect(checkField({ ...day, kind: 'moment' }, '2026-11-22T01:05:00Z')).toBeNull()
})

it('a fault of several parts stands on each of them', () => {
  const fault = { path: 'addresses.0.city', code: 'x', params: { parts: ['city', 'district'] } }
  expect(spreadFault(fault).map((one) => one.path)).toEqual(['addresses.0.city', 'addresses.0.district'])
  expect(spreadFault({ ...fault, path: 'city' }).map((one) => one.path)).toEqual(['city', 'district'])
  expect(spreadFault({ path: 'name', code: 'x' })).toEqual([{ path: 'name', code: 'x' }])
})
