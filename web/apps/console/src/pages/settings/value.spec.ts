import { describe, expect, it } from 'vitest'

import type { Setting } from '@shared/entities/types'
import { checkField } from '@shared/ui/form/schema'

import { fieldOf, show } from './value'

const make = (part: Partial<Setting>): Setting => ({
  key: 'sla.warn_before_s', module: 'work', label: '', help: '', type: 'int', value: 1, default: 1, min: null, max: null, choices: null,
  unit: null, source: 'default', restart: false, editable: true, version: 1, ...part,
})
const words = { on: '开启', off: '关闭', duration: (s: number) => `${s} 秒`, text: (texts: Record<string, string>) => texts['zh-CN'] ?? '' }

describe('a setting', () => {
  it('is edited inside its limits', () => {
    expect(checkField(fieldOf(make({ min: 60 })), 59)?.key).toBe('ui.check.tooSmall')
    expect(checkField(fieldOf(make({ type: 'choice', choices: [] })), null)?.key).toBe('ui.check.required')
    expect(checkField(fieldOf(make({ type: 'text' })), '')).toBeNull()
    expect(fieldOf(make({ type: 'bool' })).kind).toBe('switch')
    expect(fieldOf(make({ type: 'texts' })).kind).toBe('texts')
  })

  it('is shown as people read it, unknown values as they are', () => {
    expect(show(make({ unit: 'MB' }), 20, words)).toBe('20 MB')
    expect(show(make({ type: 'bool' }), false, words)).toBe('关闭')
    expect(show(make({ type: 'duration' }), 90, words)).toBe('90 秒')
    expect(show(make({ type: 'choice', choices: [{ value: 'a', label: '甲' }] }), 'b', words)).toBe('b')
    expect(show(make({ type: 'texts' }), { 'zh-CN': '好' }, words)).toBe('好')
    expect(show(make({}), null, words)).toBe('—')
  })
})
