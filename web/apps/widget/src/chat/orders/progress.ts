import type { OwnOrder } from './types'

export const STEPS = ['placed', 'paid', 'shipped', 'signed', 'completed'] as const
export type Step = (typeof STEPS)[number]

const RANK: Readonly<Record<string, number>> = { pending: 0, paid: 1, shipped: 2, signed: 3, completed: 4 }

/** How far an order has come: the index of the last step reached, and whether it left the straight way. */
export function progressOf(order: OwnOrder): { readonly reached: number; readonly straight: boolean; readonly times: readonly (string | null)[] } {
  const times = [order.placed_at, order.paid_at, order.shipped_at, order.signed_at, order.completed_at]
  const rank = RANK[order.status.category]
  const reached = rank ?? times.reduce((last, at, index) => (at ? index : last), 0)
  return { reached, straight: rank !== undefined, times }
}

/** Money by its currency's own digits. */
export function moneyText({ amount, currency }: { amount: number; currency: string }, tag: string): string {
  const format = new Intl.NumberFormat(tag, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** Day and time of a step, the year only where it is another one. */
export function whenText(iso: string, tag: string, now = new Date()): string {
  const at = new Date(iso)
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const }
  return at.toLocaleString(tag, { ...year, month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}
