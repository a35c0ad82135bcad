import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'

import type { Job, Page } from '@shared/api/types'

import { api } from '../api'

export const isRunning = (job: Job): boolean => job.state === 'queued' || job.state === 'running'

/** The viewer's background tasks, newest first; asked for more often while one runs. */
export function useTasks() {
  const query = useQuery({
    queryKey: ['jobs', 'own'],
    queryFn: ({ signal }) => api.get<Page<Job>>('/jobs', { query: { limit: 30 }, signal }),
    refetchInterval: (jobs) => (jobs.state.data?.items.some(isRunning) ? 3_000 : false),
  })
  const items = computed(() => query.data.value?.items ?? [])
  return { query, items, active: computed(() => items.value.filter(isRunning).length) }
}
