import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

import type { Colleague } from '@shared/api/types'
import { useApi } from '@shared/api/use'
import { language } from '@shared/i18n'
import type { Option } from '@shared/ui/form/schema'

const ORDER = ['online', 'busy', 'away', 'offline']

/** Who could be given a ticket, those who are there first. */
export function useColleagues(enabled: () => boolean) {
  const { t } = useI18n()
  const api = useApi()
  const query = useQuery({ queryKey: ['presence'], queryFn: () => api.get<{ items: Colleague[] }>('/presence'), enabled: computed(enabled) })
  const people = computed<Option[]>(() =>
    [...(query.data.value?.items ?? [])]
      .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.name.localeCompare(b.name, language.value))
      .map((one) => ({ value: one.id, label: one.name, description: t(`ui.presence.${one.state}`) })),
  )
  return { people }
}
