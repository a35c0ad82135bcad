import { useQueryClient } from '@tanstack/vue-query'

import { newKey } from '@shared/api/client'
import { keys } from '@shared/api/query'
import { putRow } from '@shared/api/rows'
import { useApi } from '@shared/api/use'
import { sources } from '@shared/resource/sources'

import type { Customer } from '../types'

const { entity } = sources.customers

/** Sends a change of a customer and shows the customer as it then is; every answer is the whole page. */
export function useChange(customer: () => Customer) {
  const api = useApi()
  const cache = useQueryClient()
  // One key for all tries of one wish; what was stored is not stored twice.
  let key = newKey()

  function show(changed: Customer): Customer {
    key = newKey()
    putRow(cache, entity, changed)
    void cache.invalidateQueries({ queryKey: keys.lists(entity) })
    void cache.invalidateQueries({ queryKey: keys.lists(`timeline-${changed.id}`) })
    return changed
  }
  const at = (path = ''): string => `/customers/${customer().id}${path}`
  return {
    patch: async (path: string, body: unknown, version: number): Promise<Customer> => show(await api.patch<Customer>(at(path), body, { version })),
    post: async (path: string, body: unknown, version?: number): Promise<Customer> => show(await api.post<Customer>(at(path), body, version === undefined ? { key } : { key, version })),
    remove: async (path: string, version: number): Promise<Customer> => show(await api.del<Customer>(at(path), { version })),
    newest: async (): Promise<Customer> => show(await api.get<Customer>(at())),
  }
}
