import { useQueryClient } from '@tanstack/vue-query'
import { useIntervalFn, useThrottleFn } from '@vueuse/core'
import { onUnmounted } from 'vue'

import { live } from './api'

/**
 * Loads what a page shows again when one of `events` is heard, at most once a second however many come, and every
 * `everyMs` besides: times and loads move on without an event that this viewer may hear.
 */
export function useFreshness(events: readonly string[], keys: readonly (readonly string[])[], everyMs = 30_000): void {
  const cache = useQueryClient()
  const refresh = (): void => {
    for (const key of keys) void cache.invalidateQueries({ queryKey: key })
  }
  const soon = useThrottleFn(refresh, 1_000, true, true)
  onUnmounted(live.on((event) => { if (events.includes(event.name)) void soon() }))
  useIntervalFn(() => { if (document.visibilityState === 'visible') refresh() }, everyMs)
}
