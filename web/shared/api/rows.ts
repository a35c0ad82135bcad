import type { InfiniteData, QueryClient } from '@tanstack/vue-query'

import { keys } from './query'
import type { Page, Row } from './types'

type Pages<T> = InfiniteData<Page<T>, string | null>

/** Puts a changed row where it already stands, in every list that shows it and in its own entry. Order is kept. */
export function putRow<T extends Row>(cache: QueryClient, entity: string, row: T): void {
  cache.setQueryData<T>(keys.one(entity, row.id), (mine) => (mine && mine.version > row.version ? mine : row))
  cache.setQueriesData<Pages<T>>({ queryKey: keys.lists(entity) }, (data) => mapRows(data, row))
}

function mapRows<T extends Row>(data: Pages<T> | undefined, row: T): Pages<T> | undefined {
  if (!data?.pages.some((page) => page.items.some((item) => item.id === row.id))) return data
  const swap = (item: T): T => (item.id === row.id && item.version <= row.version ? row : item)
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(swap) })) }
}

/** Takes a row out of every list. */
export function dropRow(cache: QueryClient, entity: string, id: string): void {
  cache.removeQueries({ queryKey: keys.one(entity, id) })
  cache.setQueriesData<Pages<Row>>({ queryKey: keys.lists(entity) }, (data) =>
    data && {
      ...data,
      pages: data.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) })),
    },
  )
}

/** True when some list or entry in the cache holds the row. */
export function holdsRow(cache: QueryClient, entity: string, id: string): boolean {
  if (cache.getQueryData(keys.one(entity, id)) !== undefined) return true
  return cache
    .getQueriesData<Pages<Row>>({ queryKey: keys.lists(entity) })
    .some(([, data]) => data?.pages.some((page) => page.items.some((item) => item.id === id)))
}

/** The version the cache holds of a row, or null. */
export function versionOf(cache: QueryClient, entity: string, id: string): number | null {
  const one = cache.getQueryData<Row>(keys.one(entity, id))
  if (one) return one.version
  for (const [, data] of cache.getQueriesData<Pages<Row>>({ queryKey: keys.lists(entity) })) {
    for (const page of data?.pages ?? []) {
      const row = page.items.find((item) => item.id === id)
      if (row) return row.version
    }
  }
  return null
}
