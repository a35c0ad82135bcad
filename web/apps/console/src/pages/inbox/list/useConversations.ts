import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/vue-query'
import { useDebounceFn } from '@vueuse/core'
import type { Ref } from 'vue'
import { computed, onScopeDispose } from 'vue'

import { keys } from '@shared/api/query'
import type { Page } from '@shared/api/types'
import { useApi } from '@shared/api/use'
import type { LiveEvent } from '@shared/live/protocol'

import { live } from '../../../api'
import type { ConversationRow, Counts, View } from '../types'

const LIMIT = 50
const MOVES_LISTS = /^(conversations\.|surveys\.)/

/** The list of one view, newest first (the queue: longest waiting first), kept fresh by events. */
export function useConversations(view: Ref<View>, q: Ref<string>) {
  const api = useApi()
  const cache = useQueryClient()
  const filter = computed(() => ({ view: view.value, q: q.value.trim() }))
  const query = useInfiniteQuery({
    queryKey: computed(() => keys.list('conversations', filter.value)),
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<ConversationRow>>('/conversations', {
        query: {
          limit: LIMIT,
          after: pageParam,
          'filter[state]': filter.value.view,
          q: filter.value.q,
          sort: filter.value.view === 'queued' ? 'waiting' : '-last_message_at',
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  })
  const counts = useQuery({
    queryKey: ['conversations', 'counts'],
    queryFn: ({ signal }) => api.get<Counts>('/conversations/counts', { signal }),
    staleTime: 2_000,
  })
  const rows = computed(() => {
    const seen = new Set<string>()
    return (query.data.value?.pages ?? []).flatMap((page) => page.items).filter((row) => !seen.has(row.id) && seen.add(row.id))
  })

  // Events come in bursts (a message, its marks, the assignment): one look covers them.
  const look = useDebounceFn(
    () => {
      void cache.invalidateQueries({ queryKey: keys.lists('conversations') })
      void cache.invalidateQueries({ queryKey: ['conversations', 'counts'] })
    },
    250,
    { maxWait: 1_000 },
  )
  onScopeDispose(live.on((event: LiveEvent) => MOVES_LISTS.test(event.name) && void look()))

  return {
    rows,
    counts: computed(() => counts.data.value ?? null),
    loading: query.isPending,
    problem: query.error,
    hasMore: query.hasNextPage,
    more: () => void (query.hasNextPage.value && !query.isFetching.value && query.fetchNextPage()),
    again: () => void query.refetch(),
  }
}
