/** Shapes of orders, as the API answers them. */
import type { Action, Named, Row } from '@shared/api/types'

export interface Amount {
  amount: number
  currency: string
}

export interface Status {
  id: string
  code: string
  category: string
  label: string
  color: string
}

export interface Consultation {
  conversation_id: string | null
  handler: Named | null
  since: string
}

/** What can be done to an order now; `to` is where it would lead. */
export interface Step extends Action {
  /** Words of the server's; none for actions that the screen has words for. */
  label: string | null
  to: Status | null
  needs_reason: boolean
}

export interface OrderRow extends Row {
  number: string
  shop_id: string
  platform: string
  status: Status
  status_at: string
  placed_at: string
  closed: boolean
  total: Amount
  paid: Amount
  refunded: Amount
  customer: { id: string; number: string; name: string; vip: boolean } | null
  receiver: { name_mask: string; phone_mask: string; region: string }
  /** Name of the first line. */
  title: string
  /** How many there are; an order that an event brought has them all. */
  lines: number | Line[]
  quantity: number
  consultation: Consultation | null
  parcel: string | null
}

export const linesOf = (order: Pick<OrderRow, 'lines'>): number => (Array.isArray(order.lines) ? order.lines.length : order.lines)

export interface Line {
  id: string
  ordinal: number
  product_id: string | null
  name: string
  sku: string
  specification: string
  quantity: number
  unit_price: Amount
  unit_price_exact: string | null
  amount: Amount
  image_url: string | null
}

export interface Payment {
  id: string
  ordinal: number
  method: string
  amount: Amount
  paid_at: string | null
  external_no: string
}

export interface Trace {
  seq: number
  at: string
  code: string
  text: string
  place: string
}

export interface Shipment {
  id: string
  ordinal: number
  carrier: string
  tracking_no: string
  status: string
  shipped_at: string | null
  signed_at: string | null
  traces: Trace[]
}

export interface Refund {
  id: string
  ordinal: number
  amount: Amount
  status: string
  reason: string
  requested_at: string | null
  done_at: string | null
}

export interface Change {
  id: number
  at: string
  kind: string
  action: string
  before: string
  after: string
  before_label: string | null
  after_label: string | null
  actor: { kind: string; id: string | null; name: string | null }
  reason: string
}

export interface OrderDetail extends OrderRow {
  source: string
  origin: string
  paid_at: string | null
  shipped_at: string | null
  signed_at: string | null
  completed_at: string | null
  amounts: { goods: Amount; discount: Amount; shipping: Amount; total: Amount; paid: Amount; refunded: Amount; refunding: Amount }
  receiver: OrderRow['receiver'] & { address_mask: string }
  buyer_remark: string
  seller_remark: string
  external_status: string
  external_at: string | null
  lines: Line[]
  /** `full`: the viewer may open the whole customer file. */
  customer: (NonNullable<OrderRow['customer']> & { full: boolean; service_level?: string; phone_mask?: string; email_mask?: string; orders?: number }) | null
  owner: Named | null
  payments: Payment[]
  shipments: Shipment[]
  refunds: Refund[]
  changes: Change[]
  actions: Step[]
  may: { edit: boolean; parcel: boolean; refund: boolean; reveal: boolean }
}

export interface BoardColumn {
  status: Status
  count: { value: number; exact: boolean }
  items: BoardCard[]
}

export type BoardCard = OrderRow & { actions: Step[] }

export interface Board {
  columns: BoardColumn[]
}
