/** What a company sets up for its tickets, as the API answers it. */
import type { Row, Texts } from '@shared/api/types'

export interface TicketType extends Row {
  code: string
  name: Texts
  label: string
  color: string
  place: number
  archived_at: string | null
}
export interface TicketStatus extends TicketType {
  category: string
  next: string[]
}
export interface TicketPriority extends Row {
  level: number
  code: string
  name: Texts
  label: string
  color: string
}
export const CATEGORIES = ['new', 'open', 'waiting', 'resolved', 'closed'] as const

/** Names in languages that were left empty are not sent. */
export const said = (values: Record<string, unknown>): Record<string, unknown> =>
  'name' in values ? { ...values, name: Object.fromEntries(Object.entries(values.name as Texts).filter(([, text]) => text.trim() !== '')) } : values
