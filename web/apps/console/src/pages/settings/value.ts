import type { Setting } from '@shared/entities/types'
import type { Field, Option, Value } from '@shared/ui/form/schema'

/** Settings in seconds say so in their name, as everywhere. */
export const isSpan = (setting: Pick<Setting, 'key' | 'type'>): boolean => setting.type === 'int' && setting.key.endsWith('_s')

/** Settings whose value is a member; an empty value is nobody in particular. */
const PEOPLE: ReadonlySet<string> = new Set(['audit.guardian'])
export const isPerson = (setting: Pick<Setting, 'key'>): boolean => PEOPLE.has(setting.key)

/** The choice that stands for an empty value: choices need a value of their own. */
export const NOBODY = 'nobody'
export const toForm = (setting: Pick<Setting, 'key' | 'value'>): Value => (isPerson(setting) && setting.value === '' ? NOBODY : setting.value)
export const fromForm = (value: Value): Value => (value === NOBODY ? '' : value)

/** The form field that edits a setting of this type. */
export function fieldOf(setting: Setting, people: readonly Option[] = []): Field {
  const common = { key: 'value', label: 'settings.value', required: setting.type === 'int' }
  const limits = { ...(setting.min === null ? {} : { min: setting.min }), ...(setting.max === null ? {} : { max: setting.max }) }
  if (isPerson(setting)) return { ...common, required: true, kind: 'select', options: () => people }
  if (setting.choices.length > 0) return { ...common, required: true, kind: 'select', options: () => setting.choices.map((one) => ({ value: one, label: one })) }
  switch (setting.type) {
    case 'int':
      return isSpan(setting) ? { ...common, ...limits, kind: 'custom' } : { ...common, ...limits, kind: 'number' }
    case 'bool':
      return { ...common, kind: 'switch' }
    default:
      return { ...common, kind: 'textarea', maxLength: 5_000, rows: 2 }
  }
}

export interface ValueWords {
  on: string
  off: string
  duration: (seconds: number) => string
  bytes: (size: number) => string
  /** The name of a member, or of nobody for an empty value. */
  person: (id: string) => string
}

/** A setting's value as people read it. */
export function show(setting: Pick<Setting, 'key' | 'type'>, value: Value, words: ValueWords): string {
  if (isPerson(setting) && typeof value === 'string') return words.person(value)
  if (value === null || value === undefined || value === '') return '—'
  if (setting.type === 'bool') return value ? words.on : words.off
  if (setting.type === 'int' && setting.key.endsWith('_bytes')) return words.bytes(Number(value))
  return isSpan(setting) ? words.duration(Number(value)) : String(value)
}
