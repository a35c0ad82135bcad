import type { QueryFilters } from '@tanstack/vue-query'
import { QueryClient } from '@tanstack/vue-query'

import { isProblem } from './problem'

/** Reads are tried again when the fault lies with the server or the line; nothing else is. */
export function worthRetrying(count: number, error: unknown): boolean {
  if (!isProblem(error)) return false
  return count < 3 && (error.status === 0 || error.status >= 500)
}

/** Milliseconds before the next try: 0.5 s, 1 s, 2 s; a wait the server asked for goes before. */
export function retryDelay(count: number, error: unknown): number {
  if (isProblem(error) && error.retryAfter !== null) return error.retryAfter * 1000
  return 500 * 2 ** count
}

/**
 * What is marked old is asked for again, also when its first answer is still on its way: that may have been given before
 * what the mark is for, so it is asked for once more as soon as it is there.
 */
function askAgain(client: QueryClient): void {
  const invalidate = client.invalidateQueries.bind(client)
  const waiting = new Set<string>()
  client.invalidateQueries = (filters = {}, options = {}) => {
    const asked = client.getQueryCache().findAll({ ...(filters as QueryFilters), fetchStatus: 'fetching' })
    for (const query of asked.filter((one) => one.state.data === undefined && !waiting.has(one.queryHash))) {
      waiting.add(query.queryHash)
      void query.promise
        ?.then(() => invalidate({ queryKey: query.queryKey, exact: true }))
        .catch(() => undefined)
        .finally(() => waiting.delete(query.queryHash))
    }
    return invalidate(filters, options)
  }
}

/** The one cache of server state. Writes are never repeated by themselves. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        retry: worthRetrying,
        retryDelay,
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: true,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  askAgain(client)
  return client
}

/** For filters: what is being read at this moment, and may be answered with what was before. */
export const onItsWay = (query: { state: { fetchStatus: string } }): boolean => query.state.fetchStatus === 'fetching'

/** Keys of the cache: `[entity, 'one', id]`, `[entity, 'list', filter]`. */
export const keys = {
  all: (entity: string) => [entity] as const,
  one: (entity: string, id: string) => [entity, 'one', id] as const,
  lists: (entity: string) => [entity, 'list'] as const,
  list: (entity: string, filter: unknown) => [entity, 'list', filter] as const,
}
