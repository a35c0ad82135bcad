import { useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { computed } from 'vue'

import { useApi } from '@shared/api/use'

import { useSession } from '../../session'
import type { Counts } from './types'

/** How many of my conversations have something unread, and how many are offered to me. */
export function unreadBadge(): Ref<number | null> {
  const api = useApi()
  const session = useSession()
  const counts = useQuery({
    queryKey: ['conversations', 'counts'],
    queryFn: ({ signal }) => api.get<Counts>('/conversations/counts', { signal }),
    staleTime: 2_000,
    enabled: () => session.can('conversations.conversation.view'),
  })
  return computed(() => (counts.data.value?.unread ?? 0) + (counts.data.value?.incoming ?? 0) || null)
}
