import type { components } from '@shared/api/schema'

export type Overview = components['schemas']['Overview']
export type Figure = components['schemas']['FigureShape']
export type Metric = components['schemas']['MetricShape']
export type FactItem = components['schemas']['FactItem']

export const PERIODS = ['today', 'yesterday', '7d', '30d'] as const
export const PARTS = ['team', 'shop', 'agent'] as const
/** How it is now, and what happened in the period, in the order of the screen. */
export const NOW = ['conversations_open', 'conversations_waiting', 'tickets_open', 'overdue_open'] as const
export const IN_PERIOD = ['conversations_new', 'conversations_closed', 'first_response', 'resolution', 'csat', 'score', 'tickets_new', 'tickets_closed', 'ticket_response', 'ticket_resolution', 'overdue'] as const
/** What stands in the table of teams, shops or people; the rest is one click away. */
export const COLUMNS = ['conversations_open', 'conversations_waiting', 'conversations_new', 'conversations_closed', 'first_response', 'resolution', 'csat', 'tickets_open', 'overdue'] as const

export interface Change {
  /** Whole percent against the period before; null where there is nothing to compare with. */
  percent: number | null
  tone: 'good' | 'bad' | 'neither'
}

/** How a figure moved against the period before it. */
export function changeOf(figure: Pick<Figure, 'value' | 'before' | 'good'>): Change {
  const { value, before } = figure
  if (value === null || before === null || before === 0) return { percent: null, tone: 'neither' }
  const percent = Math.round(((value - before) / before) * 100)
  if (percent === 0 || figure.good === 'neither') return { percent, tone: 'neither' }
  return { percent, tone: percent > 0 === (figure.good === 'more') ? 'good' : 'bad' }
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
