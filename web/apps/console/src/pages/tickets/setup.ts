import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'

import { keys } from '@shared/api/query'
import { useApi } from '@shared/api/use'
import { sources } from '@shared/resource/sources'
import { wholeList } from '@shared/resource/useList'

import { useFreshness } from '../../freshness'

interface Configured {
  id: string
  code: string
  label: string
  color: string
  archived_at?: string | null
}
interface StatusRow extends Configured {
  category: string
  place: number
}
interface Level extends Configured {
  level: number
}

const LONG_MS = 10 * 60_000

/** Types, statuses and priorities in their order; those out of use are not offered. */
export function useTicketSetup() {
  const api = useApi()
  const read = <T>(source: { entity: string; path: string }) =>
    useQuery({ queryKey: [...keys.all(source.entity), 'offered'], queryFn: () => wholeList<T>(api, source.path), staleTime: 60_000 })
  const types = read<Configured>(sources.ticketTypes)
  const statuses = read<StatusRow>(sources.ticketStatuses)
  const levels = read<Level>(sources.ticketPriorities)
  useFreshness(['tickets.configuration_changed'], [[sources.ticketTypes.entity], [sources.ticketStatuses.entity], [sources.ticketPriorities.entity]], LONG_MS)
  const priorities = computed(() => levels.data.value ?? [])
  return {
    types: computed(() => types.data.value ?? []),
    statuses: computed(() => statuses.data.value ?? []),
    priorities,
    priorityOf: (level: number) => priorities.value.find((one) => one.level === level) ?? null,
  }
}
