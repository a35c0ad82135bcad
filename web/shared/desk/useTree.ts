import { useQuery } from '@tanstack/vue-query'
import type { ComputedRef } from 'vue'
import { computed } from 'vue'

import type { Client } from '@shared/api/client'
import { keys } from '@shared/api/query'
import type { Page } from '@shared/api/types'
import { useApi } from '@shared/api/use'
import { sources } from '@shared/resource/sources'

import type { Branch, Tree } from './tree'
import { treeOf } from './tree'

/** As many pages of 200 as are read; no company sorts its questions into more. */
const MOST_PAGES = 10

async function allOf(api: Client, kind: string): Promise<Branch[]> {
  const found: Branch[] = []
  let after: string | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const next: Page<Branch> = await api.get<Page<Branch>>(sources.categories.path, { query: { limit: 200, after, 'filter[kind]': kind } })
    found.push(...next.items)
    after = next.next
    if (after === null) break
  }
  return found
}

/** Categories or tags in use, read once a minute at most. */
export function useTree(kind: 'category' | 'tag'): { rows: ComputedRef<readonly Branch[]>; tree: ComputedRef<Tree> } {
  const api = useApi()
  const source = kind === 'tag' ? sources.conversationTags : sources.categories
  const query = useQuery({ queryKey: [...keys.all(source.entity), 'tree'], queryFn: () => allOf(api, kind), staleTime: 60_000 })
  const rows = computed<readonly Branch[]>(() => query.data.value ?? [])
  return { rows, tree: computed(() => treeOf(rows.value)) }
}
