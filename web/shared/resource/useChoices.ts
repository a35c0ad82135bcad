import { useQuery } from '@tanstack/vue-query'
import type { ComputedRef } from 'vue'
import { computed } from 'vue'

import { keys } from '@shared/api/query'
import type { Texts } from '@shared/api/types'
import { useAccess, useApi } from '@shared/api/use'
import { language } from '@shared/i18n'
import { textOf } from '@shared/i18n/format'
import type { Option } from '@shared/ui/form/schema'

import type { Source } from './useList'
import { wholeList } from './useList'

interface Choice {
  id: string
  name: string | Texts
  /** The name in the viewer's language, where `name` has all of them. */
  label?: string
  path?: string[]
  archived_at?: string | null
  /** False for what exists but is never given to anybody by hand. */
  assignable?: boolean
}

const wordsOf = (row: Choice): string =>
  row.path?.join(' / ') ?? (typeof row.name === 'string' ? row.name : (row.label ?? textOf(row.name, language.value)))

/** The rows of a short configured list as choices of a form or filter; empty without the right to see them. */
export function useChoices(source: Source, permission?: string): ComputedRef<Option[]> {
  const api = useApi()
  const access = useAccess()
  const query = useQuery({
    queryKey: [...keys.all(source.entity), 'choices'],
    queryFn: () => wholeList<Choice>(api, source.path, source.query),
    enabled: computed(() => permission === undefined || access.can(permission)),
    staleTime: 60_000,
  })
  return computed(() =>
    (query.data.value ?? [])
      .filter((row) => !row.archived_at && row.assignable !== false)
      .map((row) => ({ value: row.id, label: wordsOf(row) })),
  )
}
