import { useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { computed } from 'vue'

import { useApi } from '@shared/api/use'
import { rights } from '@shared/entities/rights'

import { useSession } from '../../session'
import type { CorrectionCounts } from './types'

/** How many requests for correction wait for my decision, or are open of mine where others decide. */
export function correctionsBadge(): Ref<number | null> {
  const api = useApi()
  const session = useSession()
  const counts = useQuery({
    queryKey: ['corrections', 'counts'],
    queryFn: ({ signal }) => api.get<CorrectionCounts>('/corrections/counts', { signal }),
    enabled: () => rights.corrections.some(session.can),
  })
  return computed(() => counts.data.value?.[session.can(rights.customers.edit) ? 'deciding' : 'mine'] || null)
}
