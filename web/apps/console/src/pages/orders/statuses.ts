import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'

import { keys } from '@shared/api/query'
import { useApi } from '@shared/api/use'
import { sources } from '@shared/resource/sources'

import { useFreshness } from '../../freshness'
import type { Status } from './types'

type StatusRow = Status & { position: number; on_board: boolean; active: boolean }

const LONG_MS = 10 * 60_000

/** The configured statuses in their order: `statuses` those in use, `every` also those put away, for history. */
export function useStatuses() {
  const api = useApi()
  const entity = sources.orderStatuses.entity
  const query = useQuery({
    queryKey: keys.all(entity),
    queryFn: ({ signal }) => api.get<{ items: StatusRow[] }>(sources.orderStatuses.path, { signal }),
    staleTime: 60_000,
  })
  useFreshness(['commerce.order_statuses_changed'], [[entity]], LONG_MS)
  const every = computed(() => [...(query.data.value?.items ?? [])].sort((a, b) => a.position - b.position))
  return { every, statuses: computed(() => every.value.filter((one) => one.active)) }
}
