import { describe, expect, it } from 'vitest'

import type { Setting } from '@shared/entities/types'
import { checkField } from '@shared/ui/form/schema'

import { fieldOf, fromForm, NOBODY, show, toForm } from './value'

const make = (part: Partial<Setting>): Setting => ({
  key: 'work.limit', title: '', help: '', type: 'int', value: 1, default: 1, min: null, max: null, choices: [],
  scopes: ['company'], source: 'default', restart: false, editable: true, version: 1, ...part,
})
const words = { on: '开启', off: '关闭', duration: (s: number) => `${s} 秒`, bytes: (n: number) => `${n} B`, person: (id: string) => (id === '' ? '全部系统管理员' : `成员 ${id}`) }

describe('a setting', () => {
  it('is edited inside its limits', () => {
    expect(checkField(fieldOf(make({ min: 60 })), 59)?.key).toBe('ui.check.tooSmall')
    expect(checkField(fieldOf(make({ type: 'str', choices: ['a'] })), null)?.key).toBe('ui.check.required')
    expect(checkField(fieldOf(make({ type: 'str' })), '')).toBeNull()
    expect(fieldOf(make({ type: 'bool' })).kind).toBe('switch')
    expect(fieldOf(make({ key: 'work.after_s', min: 9 }))).toMatchObject({ kind: 'custom', min: 9 })
  })

  it('is shown as people read it, unknown values as they are', () => {
    expect(show(make({}), 20, words)).toBe('20')
    expect(show(make({ type: 'bool' }), false, words)).toBe('关闭')
    expect(show(make({ key: 'sla.warn_before_s' }), 90, words)).toBe('90 秒')
    expect(show(make({ key: 'files.max_bytes' }), 7, words)).toBe('7 B')
    expect(show(make({ type: 'str' }), 'b', words)).toBe('b')
    expect(show(make({}), null, words)).toBe('—')
  })

  it('that names a member is chosen from the members, nobody included', () => {
    const guardian = make({ key: 'audit.guardian', type: 'str', value: '' })
    expect(fieldOf(guardian, [{ value: NOBODY, label: '全部' }]).options?.()).toHaveLength(1)
    expect(toForm(guardian)).toBe(NOBODY)
    expect([NOBODY, 'u1', 5].map(fromForm)).toEqual(['', 'u1', 5])
    expect([show(guardian, '', words), show(guardian, 'u1', words)]).toEqual(['全部系统管理员', '成员 u1'])
  })
})
