/** Shapes of imports as the screens use them. */

import type { Row } from '@shared/api/types'

export const OUTCOMES = ['created', 'merged', 'unchanged', 'skipped', 'rejected'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const KINDS = ['orders', 'customers', 'products', 'traces'] as const
export type Kind = (typeof KINDS)[number]
export type State = 'uploading' | 'recognising' | 'ready' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

export const RIGHTS = { view: 'integrations.import.view', create: 'integrations.import.create' } as const
export const SOURCE = { entity: 'imports', path: '/imports' } as const

export interface ImportRow extends Row {
  name: string
  size: number
  kind: Kind | null
  shop_id: string | null
  creator_id: string | null
  state: State
  phase: '' | 'reading' | 'merging'
  counts: Partial<Record<Outcome, number>>
  row_count: number | null
  created_at: string
  finished_at: string | null
}

export interface Shape {
  kind: 'text' | 'sheet'
  encoding: string | null
  delimiter: string | null
  sheet: string | null
  sheets: string[]
  heading_row: number
  columns: string[]
  notes: string[]
}

export interface Options {
  currency: string
  zone: string
  date_order: 'auto' | 'ymd' | 'dmy' | 'mdy'
  decimal_mark: 'auto' | 'point' | 'comma'
  source: string
  settled: boolean
  paid_after_refunds: boolean
  credit_prefix: string
  locale: string
  unknown_tags: 'refuse' | 'leave_out' | 'make'
  tag_group: string | null
}

export interface Plan {
  kind: Kind
  mapping: string
  columns: Record<string, string>
  mode: 'valid_rows' | 'all_or_nothing'
  options: Options
}

export interface ImportDetail extends ImportRow {
  received: number
  part_bytes: number
  read_bytes: number
  shape: Shape
  plan: Plan
  suggestions: Record<Kind, Record<string, string>>
  error: { code: string; text: string } | null
  error_file_url: string | null
  actions: { name: string; allowed: boolean; why: string | null }[]
}

export interface FieldShape {
  name: string
  title: string
  type: string
  required: boolean
  /** What its cells look like. */
  note: string
}

export interface Forms {
  max_bytes: number
  encodings: string[]
  delimiters: string[]
  fields: Record<Kind, FieldShape[]>
  /** What the company asks of every row beside the required fields: of each group at least one. */
  needs: Record<Kind, string[][]>
  mappings: { code: string; kind: Kind; title: string; columns: Record<string, string>; options: Partial<Options> }[]
}

export interface PreviewRow {
  number: number
  cells: string[]
  values: Record<string, string>
  problems: { column: string; code: string; text: string }[]
  is_empty: boolean
}

export interface Preview {
  columns: string[]
  gaps: string[]
  rows: PreviewRow[]
  /** Values are not shown to whom they do not concern. */
  veiled: boolean
  /** Names that are no tags yet, and in how many of the rows they stand. */
  unknown_tags: Record<string, number>
}

export interface ResultRow extends Row {
  number: number
  outcome: Outcome
  code: string | null
  columns: string[]
  reason: string | null
  reasons: string[]
  subject_id: string | null
}

/** Where the record is that a row became. */
export const PLACES: Record<Kind, string> = { orders: '/orders', customers: '/customers', products: '/products', traces: '/orders' }

/** A template's line that shows how to fill it in is no fault of the file. */
export const isWrong = (row: PreviewRow): boolean => row.problems.some((one) => one.code !== 'row.example')

export const isOver = (state: State): boolean => state === 'done' || state === 'failed' || state === 'cancelled'
export const isBusy = (state: State): boolean => state === 'recognising' || state === 'queued' || state === 'running'

/** How many rows have an outcome. */
export const accounted = (counts: ImportRow['counts']): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** The plan for another kind: its suggested columns, the options kept. */
export function planFor(kind: Kind, before: Plan, suggestions: ImportDetail['suggestions']): Plan {
  return { ...before, kind, mapping: 'custom', columns: { ...suggestions[kind] } }
}

/** A field's column changed: a column serves one field, so it leaves the other. */
export function withColumn(columns: Record<string, string>, field: string, column: string): Record<string, string> {
  const next = Object.fromEntries(Object.entries(columns).filter(([name, used]) => name !== field && used !== column))
  return column === '' ? next : { ...next, [field]: column }
}

/** Whether the server lets this be done with the import now. */
export const allows = (run: ImportDetail, action: string): boolean => run.actions.some((one) => one.name === action && one.allowed)

const REGION = ['province', 'city', 'district']

/** The groups of fields that the company asks for and no column is. */
export const lacking = (needs: readonly string[][], columns: Record<string, string>): string[][] => needs.filter((group) => !group.some((name) => columns[name]))

/** Whether a field belongs to what the company asks for: itself, or as part of the address. */
export const isAsked = (needs: readonly string[][], name: string): boolean => needs.some((group) => group.includes(name) || (group.includes('address') && REGION.includes(name)))
