import type { OrderDetail } from './types'

export interface Milestone {
  key: 'placed' | 'paid' | 'shipped' | 'signed' | 'completed'
  at: string | null
  state: 'done' | 'now' | 'open'
}

const RANK: Record<string, number> = { pending: 0, paid: 1, shipped: 2, signed: 3, completed: 4 }
const KEYS = ['placed', 'paid', 'shipped', 'signed', 'completed'] as const

/** How far an order has come; a status off the straight way (cancelled, refunding …) keeps what was reached before. */
export function milestonesOf(order: Pick<OrderDetail, 'placed_at' | 'paid_at' | 'shipped_at' | 'signed_at' | 'completed_at' | 'status'>): Milestone[] {
  const times = [order.placed_at, order.paid_at, order.shipped_at, order.signed_at, order.completed_at]
  const rank = RANK[order.status.category]
  const reached = rank ?? times.reduce((last, at, index) => (at ? index : last), 0)
  return KEYS.map((key, index) => ({
    key,
    at: times[index] ?? null,
    state: index > reached ? 'open' : index === reached && rank !== undefined && rank < 4 ? 'now' : 'done',
  }))
}
