/** An own order as the server shows it to its customer: nothing of a person but masks. */

export interface Amount {
  /** In minor units. */
  readonly amount: number
  readonly currency: string
}

export interface OrderLine {
  readonly name: string
  readonly specification: string
  readonly quantity: number
  readonly amount: Amount
  readonly image_url: string | null
}

export interface Parcel {
  readonly carrier: string
  readonly tracking_no: string
  readonly status: string
  readonly traces: readonly { readonly at: string; readonly code: string; readonly text: string; readonly place: string }[]
}

export interface OwnOrder {
  readonly id: string
  readonly number: string
  readonly status: { readonly code: string; readonly label: string; readonly category: string }
  readonly placed_at: string
  readonly paid_at: string | null
  readonly shipped_at: string | null
  readonly signed_at: string | null
  readonly completed_at: string | null
  readonly total: Amount
  readonly paid: Amount
  readonly refunded: Amount
  readonly receiver: { readonly name_mask: string; readonly phone_mask: string; readonly region: string }
  readonly lines: readonly OrderLine[]
  readonly shipments: readonly Parcel[]
  readonly refunds: readonly { readonly amount: Amount; readonly status: string }[]
  /** Opens this order again for half an hour; given with a look-up. */
  readonly key: string | null
}

export interface OwnOrders {
  /** The customer is recognised, so the list is theirs; else an order is looked up. */
  readonly signed_in: boolean
  readonly items: readonly OwnOrder[]
}
