import type { ListState } from '@shared/resource/listState'

/** What makes a view of its own; other filters narrow the one that is shown. */
const OWN = ['state', 'mine'] as const
const named = (filter: ListState['filter']): boolean => OWN.some((name) => (filter[name] ?? []).length > 0)

/** The filters of an address: those of the list, and that all are meant though nothing narrows them. */
export const HELD = ['state', 'mine', 'shop', 'asker', 'age', 'view'] as const

/**
 * What an address shows. One that names no view shows what waits to those who decide, longest waiting first: what the menu
 * counts. Who decides nothing sees their own requests only, whatever is asked.
 */
export function shownOf(held: ListState, deciding: boolean): ListState {
  const { view, ...filter } = held.filter
  if (!deciding || view || named(filter)) return { ...held, filter }
  return { ...held, sort: held.sort || 'asked_at', filter: { ...filter, state: ['open'] } }
}

/** The address of what is shown: all of them is a view too, or it would not survive a reload. */
export const heldOf = (shown: ListState): ListState => (named(shown.filter) ? shown : { ...shown, filter: { ...shown.filter, view: ['all'] } })
