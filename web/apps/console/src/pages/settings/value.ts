import type { Setting } from '@shared/entities/types'
import type { Field, Value } from '@shared/ui/form/schema'

/** Settings in seconds say so in their name, as everywhere. */
const isSpan = (setting: Pick<Setting, 'key' | 'type'>): boolean => setting.type === 'int' && setting.key.endsWith('_s')

/** The form field that edits a setting of this type. */
export function fieldOf(setting: Setting): Field {
  const common = { key: 'value', label: 'settings.value', required: setting.type === 'int' }
  const limits = { ...(setting.min === null ? {} : { min: setting.min }), ...(setting.max === null ? {} : { max: setting.max }) }
  if (setting.choices.length > 0) return { ...common, required: true, kind: 'select', options: () => setting.choices.map((one) => ({ value: one, label: one })) }
  switch (setting.type) {
    case 'int':
      return { ...common, ...limits, kind: 'number', help: isSpan(setting) ? 'settings.inSeconds' : undefined }
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
}

/** A setting's value as people read it. */
export function show(setting: Pick<Setting, 'key' | 'type'>, value: Value, words: ValueWords): string {
  if (value === null || value === undefined || value === '') return '—'
  if (setting.type === 'bool') return value ? words.on : words.off
  if (setting.type === 'int' && setting.key.endsWith('_bytes')) return words.bytes(Number(value))
  return isSpan(setting) ? words.duration(Number(value)) : String(value)
}
