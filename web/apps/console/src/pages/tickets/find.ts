import type { Client } from '@shared/api/client'
import type { Page } from '@shared/api/types'

/** What a typed number names: one that begins with T is a ticket's, anything else an order's. */
export async function findNumber(api: Client, typed: string): Promise<{ kind: 'ticket' | 'order'; id: string } | null> {
  const kind = /^t\d\d-/i.test(typed) ? 'ticket' : 'order'
  const page = await api.get<Page<{ id: string; number: string }>>(kind === 'ticket' ? '/tickets' : '/orders', { query: { q: typed, limit: 5 } })
  const hit = page.items.find((one) => one.number.toLowerCase() === typed.toLowerCase())
  return hit ? { kind, id: hit.id } : null
}
