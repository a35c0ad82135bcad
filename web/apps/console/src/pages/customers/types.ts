import type { components } from '@shared/api/schema'

type Shapes = components['schemas']

export type CustomerRow = Shapes['CustomerItem']
export type Customer = Shapes['CustomerAnswer']
export type CustomerFile = NonNullable<Customer['file']>
export type ContactPoint = CustomerFile['contact_points'][number]
export type Address = CustomerFile['addresses'][number]
export type Tag = Shapes['CustomerTagItem']
export type Group = Shapes['CustomerTagGroupItem']
export type Correction = Shapes['CorrectionItem']
export type Change = Shapes['CorrectionChangeShape']
export type CorrectionCounts = Shapes['CorrectionCounts']
export type Entry = Shapes['CustomerTimelineItem']

export const LEVELS = ['basic', 'advanced', 'exclusive'] as const
export const KINDS = ['person', 'company'] as const
export const ORIGINS = ['visitor', 'shop', 'order', 'manual', 'import', 'api'] as const
export const MISSING = ['name', 'contact', 'address', 'phone', 'email', 'birthday', 'preferences'] as const
export const CONTACT_KINDS = ['phone', 'email', 'wechat', 'qq', 'weibo', 'other'] as const
export const TIMELINE_KINDS = ['conversation', 'order', 'ticket', 'rating', 'record'] as const

/** What is mandatory on entry; the others only make a record more complete. */
export const MANDATORY: readonly string[] = ['name', 'contact', 'address']

export const may = (customer: Customer, action: string): boolean => customer.actions.some((one) => one.name === action && one.allowed)
export const why = (customer: Customer, action: string): string | null => customer.actions.find((one) => one.name === action && !one.allowed)?.why ?? null
