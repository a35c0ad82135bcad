import { useQueryClient } from '@tanstack/vue-query'

import { keys } from '@shared/api/query'
import { putRow } from '@shared/api/rows'
import type { Client } from '@shared/api/client'
import { newKey } from '@shared/api/client'
import { useApi } from '@shared/api/use'

import type { OrderDetail } from '../types'

/** Sends something that happens to an order and shows the order as it then is. */
export function useChange(order: () => OrderDetail) {
  const api: Client = useApi()
  const cache = useQueryClient()
  // One key for all tries of one wish; what was stored is not stored twice.
  let key = newKey()

  async function send(path: string, body: unknown, versioned = true): Promise<OrderDetail> {
    const { id, version } = order()
    const changed = await api.post<OrderDetail>(`/orders/${id}/${path}`, body, versioned ? { key, version } : { key })
    key = newKey()
    putRow(cache, 'orders', changed)
    void cache.invalidateQueries({ queryKey: ['order-board'] })
    return changed
  }
  /** Reads the order again; for forms that were refused because somebody was faster. */
  const again = (): Promise<void> => cache.invalidateQueries({ queryKey: keys.one('orders', order().id) })
  return { send, again }
}
