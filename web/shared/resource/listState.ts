import type { LocationQuery } from 'vue-router'

/** What a list shows: kept in the address, so that a view can be sent to a colleague. */
export interface ListState {
  q: string
  sort: string
  filter: Record<string, string[]>
}

const RESERVED = new Set(['q', 'sort'])

const one = (value: LocationQuery[string] | undefined): string => {
  const first = Array.isArray(value) ? value[0] : value
  return first ?? ''
}

/** Reads the state out of an address; unknown names are left alone, so pages may keep their own. */
export function readState(query: LocationQuery, filters: readonly string[], sort: string): ListState {
  const filter: Record<string, string[]> = {}
  for (const name of filters) {
    const values = one(query[name]).split(',').filter((value) => value !== '')
    if (values.length > 0) filter[name] = [...new Set(values)]
  }
  return { q: one(query.q).slice(0, 200), sort: one(query.sort) || sort, filter }
}

/** Writes the state into an address; what equals the default is left out, foreign names are kept. */
export function writeState(query: LocationQuery, state: ListState, filters: readonly string[], sort: string): LocationQuery {
  const next: LocationQuery = {}
  for (const [name, value] of Object.entries(query)) {
    if (!RESERVED.has(name) && !filters.includes(name)) next[name] = value
  }
  if (state.q !== '') next.q = state.q
  if (state.sort !== '' && state.sort !== sort) next.sort = state.sort
  for (const name of filters) {
    const values = state.filter[name]
    if (values && values.length > 0) next[name] = values.join(',')
  }
  return next
}

/** The state as parameters of the list contract. */
export function listQuery(state: ListState): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {}
  if (state.q.trim() !== '') query.q = state.q.trim()
  if (state.sort !== '') query.sort = state.sort
  for (const [name, values] of Object.entries(state.filter)) if (values.length > 0) query[`filter[${name}]`] = values
  return query
}

/** Next sort of a column: up, down, then the list's own order. */
export function nextSort(now: string, column: string): string {
  if (now === column) return `-${column}`
  return now === `-${column}` ? '' : column
}

export const isNarrowed = (state: ListState): boolean =>
  state.q.trim() !== '' || Object.values(state.filter).some((values) => values.length > 0)
