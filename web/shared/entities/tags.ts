import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import type { Client } from '../api/client'
import type { components } from '../api/schema'
import { useAccess, useApi } from '../api/use'
import { rights } from './rights'

export type WornTag = components['schemas']['TagOnCustomer']
type Answer = components['schemas']['TaggedCustomers']
type Waiting = Map<string, { done: (tags: WornTag[]) => void; failed: (error: unknown) => void }[]>

/** As many customers as the server answers at once. */
const MOST = 50
const waiting = new WeakMap<Client, Waiting>()

/** The tags of one customer. What is asked for within a moment goes as one request: a list asks for all its rows. */
export function tagsOf(api: Client, customer: string): Promise<WornTag[]> {
  return new Promise((done, failed) => {
    let asked = waiting.get(api)
    if (!asked) {
      asked = new Map()
      waiting.set(api, asked)
      setTimeout(() => ask(api), 8)
    }
    asked.set(customer, [...(asked.get(customer) ?? []), { done, failed }])
  })
}

function ask(api: Client): void {
  const asked = [...(waiting.get(api) ?? [])]
  waiting.delete(api)
  for (let start = 0; start < asked.length; start += MOST) {
    const some = asked.slice(start, start + MOST)
    api.get<Answer>('/tagged-customers', { query: { customers: some.map(([id]) => id).join(',') } }).then(
      (answer) => {
        const found = new Map(answer.items.map((one) => [one.customer_id, one.tags]))
        for (const [id, those] of some) those.forEach((one) => one.done(found.get(id) ?? []))
      },
      (error: unknown) => some.forEach(([, those]) => those.forEach((one) => one.failed(error))),
    )
  }
}

/** A customer's tags for a screen that shows the customer in passing; none for who may not see customers. */
export function useTagsOf(customer: MaybeRefOrGetter<string | null | undefined>) {
  const api = useApi()
  const access = useAccess()
  const query = useQuery({
    queryKey: computed(() => ['tags-of', toValue(customer) ?? '']),
    queryFn: () => tagsOf(api, toValue(customer) ?? ''),
    enabled: computed(() => Boolean(toValue(customer)) && access.can(rights.customers.view)),
    staleTime: 60_000,
  })
  return computed(() => query.data.value ?? [])
}
