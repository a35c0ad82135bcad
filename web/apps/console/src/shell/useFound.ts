import { useQuery } from '@tanstack/vue-query'
import { refDebounced } from '@vueuse/core'
import type { Ref } from 'vue'
import { computed } from 'vue'

import { useApi } from '@shared/api/use'
import { byKind, type Found } from '@shared/entities/found'

/** The first hits of each kind for what is being typed. */
export function useFound(typed: Ref<string>) {
  const api = useApi()
  const settled = refDebounced(typed, 200)
  const asked = computed(() => settled.value.trim().slice(0, 200))
  const query = useQuery({
    queryKey: computed(() => ['search', 'palette', asked.value]),
    queryFn: ({ signal }) => api.get<Found>('/search', { query: { q: asked.value, limit: 20, per_kind: 4 }, signal }),
    enabled: computed(() => asked.value !== ''),
    placeholderData: (before) => before,
    staleTime: 5_000,
  })
  return {
    groups: computed(() => (asked.value && typed.value.trim() ? byKind(query.data.value?.items ?? []) : [])),
    loading: computed(() => asked.value !== '' && query.isFetching.value),
  }
}
