import { useInfiniteQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { computed, onScopeDispose } from 'vue'
import type { LocationQuery } from 'vue-router'
import { useRoute, useRouter } from 'vue-router'

import type { Client } from '@shared/api/client'
import { keys } from '@shared/api/query'
import type { Page, Row } from '@shared/api/types'
import { useApi } from '@shared/api/use'

import type { ListState } from './listState'
import { listQuery, readState, writeState } from './listState'

/** A list of the API: its name in the cache, its path, and what is always asked with it. */
export interface Source {
  entity: string
  path: string
  query?: Record<string, string>
}

const LIMIT = 50

/**
 * The list's state, kept in the address. Somebody who is on the way to another page is not called back: what was typed a
 * moment ago would be written into the address of the list and take the place of where they went.
 */
export function useListState(filters: readonly string[], sort: string): Ref<ListState> {
  const route = useRoute()
  const router = useRouter()
  let leaving = false
  const arrived = (): void => void (leaving = false)
  const ends = [router.beforeEach((to, from) => void (leaving = to.path !== from.path)), router.afterEach(arrived), router.onError(arrived)]
  onScopeDispose(() => ends.forEach((end) => end()))
  return computed({
    get: () => readState(route.query, filters, sort),
    set: (state) => {
      if (!leaving) void router.replace({ query: writeState(route.query, state, filters, sort), hash: route.hash })
    },
  })
}

const readPage = <T>(api: Client, source: Source, state: ListState, after: string | null, signal: AbortSignal) =>
  api.get<Page<T>>(source.path, { query: { limit: LIMIT, after, ...source.query, ...(after === null ? { total: 1 } : {}), ...listQuery(state) }, signal })

export type List<T extends Row> = ReturnType<typeof useList<T>>

/** Rows of a list page by page; nothing is asked while `enabled` is false (no right to see it). */
export function useList<T extends Row>(source: Source, state: Ref<ListState>, enabled: () => boolean = () => true) {
  const api = useApi()
  const query = useInfiniteQuery({
    queryKey: computed(() => keys.list(source.entity, state.value)),
    queryFn: ({ pageParam, signal }) => readPage<T>(api, source, state.value, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: computed(enabled),
    placeholderData: (before) => before,
  })
  const rows = computed<T[]>(() => {
    const seen = new Set<string>()
    const all = (query.data.value?.pages ?? []).flatMap((page) => page.items)
    // A row that moved between two pages while they were read would stand twice.
    return all.filter((row) => !seen.has(row.id) && seen.add(row.id))
  })
  return {
    rows,
    total: computed(() => query.data.value?.pages[0]?.total ?? null),
    loading: computed(() => query.isPending.value && query.fetchStatus.value !== 'idle'),
    refreshing: computed(() => query.isFetching.value && !query.isPending.value && !query.isFetchingNextPage.value),
    problem: computed(() => query.error.value),
    /** When the rows were last loaded, in milliseconds. */
    updatedAt: query.dataUpdatedAt,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: () => void (query.hasNextPage.value && !query.isFetching.value && query.fetchNextPage()),
    again: () => void query.refetch(),
  }
}

/** Everything of a short configured list (roles, teams, shops …) for choices; at most 200. */
export const wholeList = <T>(api: Client, path: string, query: Record<string, string> = {}): Promise<T[]> =>
  api.get<Page<T>>(path, { query: { limit: 200, ...query } }).then((page) => page.items)

export type { ListState, LocationQuery }
