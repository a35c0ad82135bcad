import type { components } from '@shared/api/schema'

export type BulkRun = components['schemas']['BulkRun']
export type BulkRow = components['schemas']['BulkResult']

/** Rows that one change may take. */
export const MOST = 10_000

/** Which rows: those named, or all that the list's filters and search keep. */
export type Choice = { ids: readonly string[] } | { filters: Record<string, string[]>; q: string; as_of?: string }

export const isOver = (run: BulkRun): boolean => run.state !== 'queued' && run.state !== 'running'

/** Rows that a change did not reach. */
export const leftOf = (run: BulkRun): number => run.total - run.done - run.unchanged - run.refused

/** How many rows went which way. */
export const countsOf = (run: BulkRun) => [['done', run.done], ['unchanged', run.unchanged], ['refused', run.refused], ['waiting', leftOf(run)]] as const

/** Where a row of a change is found; null for what has no page. */
export function placeOf(kind: string, id: string): string | null {
  if (kind === 'correction') return `/corrections?open=${id}`
  const page = { ticket: 'tickets', customer: 'customers' }[kind]
  return page ? `/${page}/${id}` : null
}

/** What is chosen: the rows by name, or, once all are meant, what the list shows. */
export function choiceOf(ids: readonly string[], all: boolean, filter: Record<string, string[]>, q: string): Choice {
  if (!all) return { ids }
  const filters = Object.fromEntries(Object.entries(filter).filter(([, values]) => values.length > 0))
  return { filters, q: q.trim() }
}
