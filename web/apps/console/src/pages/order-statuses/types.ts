/** Shapes of the statuses of orders, as the API answers them. */
import type { Row, Texts } from '@shared/api/types'

export const CATEGORIES = ['pending', 'paid', 'shipped', 'signed', 'completed', 'cancelled', 'refunding', 'refunded', 'exchanged', 'abnormal'] as const

/** Rights a move may ask for. */
export const MOVE_RIGHTS: readonly string[] = ['commerce.order.edit', 'commerce.order.close', 'commerce.shipment.edit', 'commerce.refund.create']

/** Actions that have words of their own; a company may name others. */
export const ACTIONS = ['confirm_payment', 'ship', 'sign', 'complete', 'cancel', 'reopen', 'refund', 'finish_refund', 'reject_refund', 'exchange', 'mark_abnormal'] as const

export interface Move {
  action: string
  to_id: string
  permission: string
  needs_reason: boolean
}

export interface OrderStatus extends Row {
  code: string
  names: Texts
  label: string
  category: string
  color: string
  position: number
  on_board: boolean
  active: boolean
  initial: boolean
  transitions: Move[]
}
