import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'

import type { components } from '@shared/api/schema'
import { useApi } from '@shared/api/use'
import { language } from '@shared/i18n'

/** A right by its code: what it is called in the language of the screen, and who gives it. Asked for only where one is missing. */
export function useRight(code: () => string | null) {
  const api = useApi()
  const query = useQuery({
    queryKey: computed(() => ['right', code(), language.value]),
    queryFn: ({ signal }) => api.get<components['schemas']['RightShape']>(`/rights/${code() ?? ''}`, { signal }),
    enabled: computed(() => code() !== null),
    staleTime: 300_000,
    retry: 1,
  })
  const right = computed(() => query.data.value ?? null)
  /** Until the name is known nothing; where the server cannot say it, the code stands for it. */
  const name = computed(() => right.value?.title ?? (query.error.value ? (code() ?? '') : ''))
  return { right, name }
}
