import type { Client } from '@shared/api/client'
import type { Row } from '@shared/api/types'
import type { Field, Model, Value } from '@shared/ui/form/schema'
import type { Form } from '@shared/ui/form/useForm'
import type { Column, Filter } from '@shared/ui/table/columns'

import type { Source } from './useList'

/** Something that can be done to one row besides editing it. */
export interface RowAction<T> {
  name: string
  /** i18n key of the verb. */
  label: string
  icon: string
  permission: string
  danger?: boolean
  when?: (row: T) => boolean
  /** i18n keys asked before it is done; `{name}` is the row's name. */
  confirm?: { title: string; body: string }
  /** How it is done; `POST path/{name}` unless said otherwise. Answers the changed row, or nothing when it is gone. */
  run?: (api: Client, path: string, row: T) => Promise<T | undefined>
  /** The row leaves the list. */
  removes?: boolean
}

/** A kind of configured thing: how it is listed, shown, made and changed. */
export interface Resource<T extends Row> {
  source: Source
  /** Prefix of its texts: title, add, edit, empty, emptyWhy, search. */
  texts: string
  icon: string
  rights: { view: string; create?: string; edit?: string }
  columns: readonly Column<T>[]
  filters?: readonly Filter[]
  search?: boolean
  sort?: string
  faces?: boolean
  wide?: boolean
  nameOf: (row: T) => string
  fields: (row: T | null) => readonly Field[]
  blank: () => Model
  toModel: (row: T) => Model
  /** What is sent: for a new row the whole model, for an old one only what changed. */
  toBody?: (values: Model, row: T | null) => Model
  actions?: readonly RowAction<T>[]
}

/** What the slots around a form may use. */
export interface PanelScope<T> {
  row: T | null
  form: Form
  readOnly: boolean
}

export interface FieldScope<T> extends PanelScope<T> {
  field: Field
  put: (value: Value) => void
}

/** Slots of the slide-over: custom fields, and what stands before and after them. */
export type PanelSlots<T> = Partial<Record<`field-${string}`, (scope: FieldScope<T>) => unknown>> & {
  before?: (scope: PanelScope<T>) => unknown
  after?: (scope: PanelScope<T>) => unknown
}

/** Slots of the page: the cells of the list besides. */
export type PageSlots<T> = PanelSlots<T> &
  Partial<Record<`cell-${string}`, (scope: { row: T }) => unknown>> & { head?: () => unknown; bar?: () => unknown }

/** Names of the slots that draw fields, for handing them on. */
export const fieldSlotsOf = (slots: object): `field-${string}`[] =>
  Object.keys(slots).filter((name): name is `field-${string}` => name.startsWith('field-'))

/** Checks the types of a definition where it is written. */
export const defineResource = <T extends Row>(definition: Resource<T>): Resource<T> => definition
