import type { components } from '@shared/api/schema'

export type Overview = components['schemas']['Overview']
export type Figure = components['schemas']['FigureShape']
export type Metric = components['schemas']['MetricShape']
export type FactItem = components['schemas']['FactItem']

export const PERIODS = ['today', 'yesterday', '7d', '30d', '90d', 'month', 'last_month'] as const
export const PARTS = ['team', 'shop', 'agent'] as const
/** How it is now, and what happened in the period, in the order of the screen. */
export const NOW = ['conversations_open', 'conversations_waiting', 'tickets_open', 'overdue_open'] as const
export const IN_PERIOD = ['conversations_new', 'conversations_closed', 'first_response', 'resolution', 'csat', 'score', 'tickets_new', 'tickets_closed', 'ticket_response', 'ticket_resolution', 'overdue'] as const
/** What stands in the table of teams, shops or people; the rest is one click away. */
export const COLUMNS = ['conversations_open', 'conversations_waiting', 'conversations_new', 'conversations_closed', 'first_response', 'resolution', 'csat', 'tickets_open', 'overdue'] as const

export interface Change {
  /** Whole percent against the period before, or percentage points of a rate; null where there is nothing to compare with. */
  by: number | null
  points: boolean
  tone: 'good' | 'bad' | 'neither'
}

/** To a tenth, as rates are written: the change fits the two values beside it. */
const shown = (value: number): number => Math.round(value * 10) / 10

/** How a figure moved against the period before it. */
export function changeOf(figure: Pick<Figure, 'unit' | 'value' | 'before' | 'good'>): Change {
  const { value, before } = figure
  // Percent of percent would be read as points.
  const points = figure.unit === 'percent'
  if (value === null || before === null || (before === 0 && !points)) return { by: null, points, tone: 'neither' }
  const by = points ? shown(value) - shown(before) : Math.round(((value - before) / before) * 100)
  const change = { by: points ? shown(by) : by, points }
  if (change.by === 0 || figure.good === 'neither') return { ...change, tone: 'neither' }
  return { ...change, tone: change.by > 0 === (figure.good === 'more') ? 'good' : 'bad' }
}

export interface Bar {
  at: string
  began: number
  ended: number
}

/** The course of the period: what began and what ended, chats and tickets together. */
export function barsOf(overview: Pick<Overview, 'course'>): Bar[] {
  return overview.course.map(({ at, counts }) => ({
    at,
    began: (counts.conversations_new ?? 0) + (counts.tickets_new ?? 0),
    ended: (counts.conversations_closed ?? 0) + (counts.tickets_closed ?? 0),
  }))
}
