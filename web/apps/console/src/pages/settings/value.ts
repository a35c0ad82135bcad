import type { Setting } from '@shared/entities/types'
import type { Field, Option, Value } from '@shared/ui/form/schema'

/** The form field that edits a setting of this type. */
export function fieldOf(setting: Setting): Field {
  const common = { key: 'value', label: 'settings.value', required: setting.type !== 'bool' && setting.type !== 'text' }
  const limits = { ...(setting.min === null ? {} : { min: setting.min }), ...(setting.max === null ? {} : { max: setting.max }) }
  switch (setting.type) {
    case 'int':
    case 'duration':
      return { ...common, ...limits, kind: 'number' }
    case 'bool':
      return { ...common, kind: 'switch' }
    case 'choice':
      return { ...common, kind: 'select', options: (): Option[] => setting.choices ?? [] }
    case 'texts':
      return { ...common, kind: 'texts', maxLength: 2_000 }
    case 'text':
      return { ...common, kind: 'textarea', maxLength: 5_000, rows: 2 }
  }
}

export interface ValueWords {
  on: string
  off: string
  duration: (seconds: number) => string
  text: (texts: Record<string, string>) => string
}

/** A setting's value as people read it. */
export function show(setting: Pick<Setting, 'type' | 'choices' | 'unit'>, value: Value, words: ValueWords): string {
  if (value === null || value === undefined || value === '') return '—'
  switch (setting.type) {
    case 'bool':
      return value ? words.on : words.off
    case 'duration':
      return words.duration(Number(value))
    case 'choice':
      return setting.choices?.find((choice) => choice.value === value)?.label ?? String(value)
    case 'texts':
      return typeof value === 'object' ? words.text(value as Record<string, string>) || '—' : String(value)
    default:
      return `${String(value)}${setting.unit ? ` ${setting.unit}` : ''}`
  }
}
