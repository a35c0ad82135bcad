import { useQueryClient } from '@tanstack/vue-query'
import { useThrottleFn } from '@vueuse/core'
import { onUnmounted } from 'vue'

import { keys, onItsWay } from '@shared/api/query'
import { putRow } from '@shared/api/rows'
import type { Page } from '@shared/api/types'
import { useApi } from '@shared/api/use'

import { live } from '../../api'
import type { OrderRow } from './types'

const ENTITY = 'orders'

/** Orders of a customer that are on the screen now, in a list or open. */
export function heldOf(data: readonly (readonly [unknown, unknown])[], customer: string): string[] {
  const rows = data.flatMap(([, one]) => {
    const found = one as { pages?: Page<OrderRow>[] } | Partial<OrderRow> | undefined
    if (!found) return []
    return 'pages' in found ? (found.pages ?? []).flatMap((page) => page.items) : [found as OrderRow]
  })
  return [...new Set(rows.filter((row) => row.customer?.id === customer).map((row) => row.id))]
}

/**
 * What the general bridge does not know: a consultation begins or ends without a new version of the order, and an import
 * brings many orders with one event.
 */
export function useOrderNews(): void {
  const api = useApi()
  const cache = useQueryClient()
  const lists = useThrottleFn(() => cache.invalidateQueries({ queryKey: keys.lists(ENTITY) }), 2_000, true, true)
  async function reread(customer: string): Promise<void> {
    void cache.invalidateQueries({ queryKey: keys.all(ENTITY), predicate: onItsWay })
    const held = heldOf(cache.getQueriesData({ queryKey: keys.all(ENTITY) }), customer)
    await Promise.all(held.map(async (id) => putRow(cache, ENTITY, await api.get<OrderRow>(`/orders/${id}`)))).catch(lists)
  }
  onUnmounted(
    live.on((event) => {
      if (event.name === 'commerce.orders_imported') void lists()
      if (event.name === 'customers.consultation_changed' && typeof event.data.customer_id === 'string') void reread(event.data.customer_id)
    }),
  )
}
