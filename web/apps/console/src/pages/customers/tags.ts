import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'

import { keys } from '@shared/api/query'
import type { Page } from '@shared/api/types'
import type { Client } from '@shared/api/client'
import { useApi } from '@shared/api/use'
import { sources } from '@shared/resource/sources'
import { wholeList } from '@shared/resource/useList'

import type { Group, Tag } from './types'

/** Every tag in use, however many pages that are. */
async function allTags(api: Client): Promise<Tag[]> {
  const found: Tag[] = []
  let after: string | null = null
  do {
    const page: Page<Tag> = await api.get<Page<Tag>>(sources.customerTags.path, { query: { limit: 200, after } })
    found.push(...page.items)
    after = page.next
  } while (after !== null)
  return found
}

/** Tags in use in the order of their groups, and as choices of a filter or picker. */
export function useTags() {
  const api = useApi()
  const tags = useQuery({ queryKey: [...keys.all(sources.customerTags.entity), 'whole'], queryFn: () => allTags(api), staleTime: 60_000 })
  const groups = useQuery({
    queryKey: [...keys.all(sources.customerTagGroups.entity), 'whole'],
    queryFn: () => wholeList<Group>(api, sources.customerTagGroups.path),
    staleTime: 60_000,
  })
  const ordered = computed(() => {
    const order = new Map((groups.data.value ?? []).map((group, index) => [group.id, index]))
    return [...(tags.data.value ?? [])].sort((a, b) => (order.get(a.group_id) ?? 0) - (order.get(b.group_id) ?? 0) || a.place - b.place)
  })
  const groupName = (id: string): string => (groups.data.value ?? []).find((group) => group.id === id)?.label ?? ''
  const choices = computed(() => ordered.value.map((tag) => ({ value: tag.id, label: tag.label, description: groupName(tag.group_id) })))
  return { tags: ordered, groups: computed(() => groups.data.value ?? []), choices }
}
