/** One schema per form: it drives the labels, the checks before sending and where the server's messages land. */
import type { FieldFault } from '@shared/api/problem'

import { isDay } from '../date/isDay'

export type Value = unknown
export type Model = Record<string, Value>

export interface Option {
  value: string
  label: string
  description?: string
  disabled?: boolean
}

export type FieldKind =
  | 'text'
  | 'textarea'
  | 'password'
  | 'number'
  | 'switch'
  | 'select'
  | 'multi'
  | 'lines'
  | 'texts'
  | 'colour'
  | 'day'
  | 'moment'
  | 'custom'

export interface Field {
  key: string
  /** i18n key. */
  label: string
  kind: FieldKind
  required?: boolean
  /** Wears the mark of what is required, while the server says what is missing in its own words. */
  starred?: boolean
  help?: string
  placeholder?: string
  min?: number
  max?: number
  step?: number
  minLength?: number
  maxLength?: number
  /** The whole text must match; `patternText` is the i18n key that says what is wanted. */
  pattern?: RegExp
  patternText?: string
  options?: () => readonly Option[]
  /** Suffix such as a unit. */
  unit?: string
  autocomplete?: string
  /** First and last day that a `day` may be. */
  from?: string
  until?: string
  rows?: number
  disabled?: boolean
  shown?: (model: Model) => boolean
  /** What a custom field has to say about its value before it is sent. */
  check?: (value: Value) => Fault | null
  /** i18n key of a heading set above this field. */
  section?: string
}

/** Draws a field in place of its usual control; `put` sets the value. */
export type FieldSlots = Partial<Record<`field-${string}`, (scope: { field: Field; put: (value: Value) => void }) => unknown>>

/** A fault found before sending: an i18n key with its parameters. */
export interface Fault {
  key: string
  params?: Record<string, unknown>
}

const isBlank = (value: Value): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && !Array.isArray(value) && Object.values(value).every((part) => part === ''))

function checkText(field: Field, text: string): Fault | null {
  if (field.kind === 'day') return isDay(text) ? null : { key: 'ui.check.day' }
  if (field.kind === 'moment') return text.endsWith('Z') ? null : { key: 'ui.check.moment' }
  // Counted in code points, as the server does, not in UTF-16 halves.
  const length = [...text].length
  if (field.minLength !== undefined && length < field.minLength) return { key: 'ui.check.tooShort', params: { min: field.minLength } }
  if (field.maxLength !== undefined && length > field.maxLength) return { key: 'ui.check.tooLong', params: { max: field.maxLength } }
  if (field.pattern && !field.pattern.test(text)) return { key: field.patternText ?? 'ui.check.pattern' }
  return null
}

/** The first fault of a value by its field, or null. */
export function checkField(field: Field, value: Value): Fault | null {
  if (isBlank(value)) return field.required ? { key: 'ui.check.required' } : null
  if (field.check) return field.check(value)
  if (field.kind === 'number' || typeof value === 'number') {
    const figure = Number(value)
    if (!Number.isFinite(figure)) return { key: 'ui.check.number' }
    if (field.min !== undefined && figure < field.min) return { key: 'ui.check.tooSmall', params: { min: field.min } }
    if (field.max !== undefined && figure > field.max) return { key: 'ui.check.tooLarge', params: { max: field.max } }
    return null
  }
  if (typeof value === 'string') return checkText(field, value)
  if (Array.isArray(value)) return value.map((part) => (typeof part === 'string' ? checkText(field, part) : null)).find((fault) => fault !== null) ?? null
  if (field.kind === 'texts') return Object.values(value as Record<string, string>).map((part) => checkText(field, part)).find((fault) => fault !== null) ?? null
  return null
}

/** Every fault of a model, by field; hidden fields are not asked. */
export function checkAll(fields: readonly Field[], model: Model): Record<string, Fault> {
  const faults: Record<string, Fault> = {}
  for (const field of fields) {
    if (field.shown && !field.shown(model)) continue
    const fault = checkField(field, model[field.key])
    if (fault) faults[field.key] = fault
  }
  return faults
}

/** A fault that names several parts of one thing (an address without city and district) as one fault for each of them. */
export function spreadFault(fault: FieldFault): FieldFault[] {
  const parts: unknown = fault.params?.parts
  if (!Array.isArray(parts) || parts.length === 0) return [fault]
  const above = fault.path.replace(/[^.]*$/, '')
  return parts.map((part) => ({ ...fault, path: `${above}${String(part)}` }))
}

/** The server's messages on their fields; what belongs to none is returned apart, so that nothing is swallowed. */
export function placeFaults(fields: readonly Field[], faults: readonly FieldFault[]): { placed: Record<string, FieldFault>; loose: FieldFault[] } {
  const placed: Record<string, FieldFault> = {}
  const loose: FieldFault[] = []
  for (const fault of faults) {
    const field = fields
      .filter(({ key }) => fault.path === key || fault.path.startsWith(`${key}.`))
      .sort((a, b) => b.key.length - a.key.length)[0]
    if (field) placed[field.key] ??= fault
    else loose.push(fault)
  }
  return { placed, loose }
}

/** Equal as the server would see them. */
export const same = (a: Value, b: Value): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The fields that differ from where editing began. */
export function changedOf(model: Model, initial: Model): Model {
  return Object.fromEntries(Object.entries(model).filter(([key, value]) => !same(value, initial[key])))
}

/**
 * Three texts of one row: ours wins where only we changed, theirs where only they did, and `clash` names the fields
 * both changed to something different.
 */
export function mergeThree(base: Model, mine: Model, theirs: Model): { merged: Model; clash: string[] } {
  const merged: Model = { ...theirs }
  const clash: string[] = []
  for (const key of Object.keys(mine)) {
    if (same(mine[key], base[key])) continue
    if (!same(theirs[key], base[key]) && !same(theirs[key], mine[key])) clash.push(key)
    merged[key] = mine[key]
  }
  return { merged, clash }
}
