/** What an order somebody enters comes to, what is wrong with it, and what is sent. All sums in whole minor units. */
import type { FieldFault } from '@shared/api/problem'
import { minorOf } from '@shared/i18n/amounts'
import type { Model } from '@shared/ui/form/schema'

/** A line as it is typed. */
export interface Draft {
  /** Stays with the line while others come and go. */
  key: string
  product_id: string | null
  name: string
  sku: string
  specification: string
  quantity: number | null
  price: string
}

/** The server takes no larger sums: beyond that somebody has mistyped. */
export const LARGEST = 10 ** 13
const MOST_PIECES = 1_000_000
export const PLACE = ['province', 'city', 'district', 'detail'] as const

export const textIn = (model: Model, key: string): string => (typeof model[key] === 'string' ? (model[key] as string).trim() : '')
export const linesIn = (model: Model): Draft[] => (Array.isArray(model.lines) ? (model.lines as Draft[]) : [])

export const emptyLine = (key: string): Draft => ({ key, product_id: null, name: '', sku: '', specification: '', quantity: 1, price: '' })

/** What one line comes to; null while it cannot be said. */
export function lineAmount(line: Draft, currency: string): number | null {
  const price = minorOf(line.price, currency)
  if (price === null || line.quantity === null || line.quantity < 1) return null
  const amount = price * line.quantity
  return Number.isSafeInteger(amount) && amount <= LARGEST ? amount : null
}

export interface Totals {
  goods: number
  discount: number
  shipping: number
  total: number
  paid: number
}

/** An amount nobody typed is none; one that cannot be read is null. */
const amountIn = (model: Model, key: string, currency: string): number | null =>
  textIn(model, key) === '' ? 0 : minorOf(textIn(model, key), currency)

/** What the order comes to so far; what cannot be read yet counts as nothing. */
export function totalsOf(model: Model, currency: string): Totals {
  const goods = linesIn(model).reduce((sum, line) => sum + (lineAmount(line, currency) ?? 0), 0)
  const [discount = 0, shipping = 0, paid = 0] = ['discount', 'shipping', 'paid'].map((key) => amountIn(model, key, currency) ?? 0)
  return { goods, discount, shipping, total: goods - discount + shipping, paid }
}

/** Faults a form's fields cannot know: of the lines, and of sums against each other. `text` says what, `t` in whose words. */
export function faultsOf(model: Model, currency: string, t: (key: string) => string): FieldFault[] {
  const faults: FieldFault[] = []
  const blame = (path: string, key: string): void => void faults.push({ path, code: 'orders.entry', text: t(key) })
  linesIn(model).forEach((line, place) => {
    if (line.name.trim() === '') blame(`lines.${place}.name`, 'ui.check.required')
    if (line.quantity === null || line.quantity < 1 || line.quantity > MOST_PIECES || !Number.isInteger(line.quantity)) blame(`lines.${place}.quantity`, 'orders.entry.bad.quantity')
    else if (minorOf(line.price, currency) === null) blame(`lines.${place}.unit_price`, 'orders.amount.bad')
    else if (lineAmount(line, currency) === null) blame(`lines.${place}.unit_price`, 'orders.entry.bad.large')
  })
  if (linesIn(model).length === 0) blame('lines', 'orders.entry.bad.lines')
  for (const key of ['discount', 'shipping', 'paid']) if (amountIn(model, key, currency) === null) blame(key, 'orders.amount.bad')
  const { total, paid } = totalsOf(model, currency)
  if (total < 0) blame('discount', 'orders.entry.bad.discount')
  else if (paid > total) blame('paid', 'orders.entry.bad.paid')
  return faults
}

/** The parts of a place as one text, as the server joins them: a city that is its own province stands once. */
function placeOf(model: Model, parts: readonly (typeof PLACE)[number][]): string {
  const texts = [...new Set(parts.map((part) => textIn(model, `receiver.${part}`)).filter((text) => text !== ''))]
  return texts.join(texts.every((text) => /[^\x20-\x7e]/.test(text)) ? '' : ' ')
}

/** Who the parcel goes to: an address of the customer's, what was typed, or nobody. */
function receiverOf(model: Model): Record<string, unknown> {
  const address = textIn(model, 'address_id')
  if (address === NO_PARCEL) return {}
  if (address !== OTHER && textIn(model, 'customer_mode') === 'known') return { address_id: address }
  return {
    receiver: {
      name: textIn(model, 'receiver.name'),
      phone: textIn(model, 'receiver.phone'),
      region: placeOf(model, ['province', 'city']),
      address: placeOf(model, PLACE),
    },
  }
}

/** Where the parcel goes, beside the customer's own addresses: somewhere else, or there is none. */
export const OTHER = 'other'
export const NO_PARCEL = 'none'

export function bodyOf(model: Model, currency: string): Record<string, unknown> {
  const { discount, shipping, paid } = totalsOf(model, currency)
  return {
    shop_id: model.shop_id,
    number: textIn(model, 'number') || null,
    placed_at: textIn(model, 'placed_at') || null,
    currency,
    customer_id: textIn(model, 'customer_mode') === 'known' ? (model.customer_id ?? null) : null,
    ...receiverOf(model),
    lines: linesIn(model).map(({ product_id, name, sku, specification, quantity, price }) => ({
      product_id, name: name.trim(), sku: sku.trim(), specification: specification.trim(), quantity, unit_price: minorOf(price, currency),
    })),
    discount,
    shipping,
    paid,
    payment_method: paid > 0 ? textIn(model, 'payment_method') : '',
    buyer_remark: textIn(model, 'buyer_remark'),
    seller_remark: textIn(model, 'seller_remark'),
  }
}

/** A new customer out of whom the parcel goes to. */
export function customerOf(model: Model): Record<string, unknown> {
  const [name, phone] = ['receiver.name', 'receiver.phone'].map((key) => textIn(model, key))
  const address = Object.fromEntries(PLACE.map((part) => [part, textIn(model, `receiver.${part}`)]))
  const begun = Object.values(address).some((text) => text !== '')
  return { name, phone, addresses: begun ? [{ ...address, recipient: name, phone }] : [], shop_ids: [model.shop_id] }
}

/** The server's messages about a new customer, on the fields they were typed in. */
export const placed = (fault: FieldFault): FieldFault => ({
  ...fault,
  path: fault.path.replace(/^addresses(\.0)?\.(recipient|phone)$/, (_all, _zero, part: string) => `receiver.${part === 'recipient' ? 'name' : part}`).replace(/^addresses(\.0)?(?=\.|$)/, 'receiver').replace(/^(name|phone)$/, 'receiver.$1').replace(/^receiver$/, 'receiver.detail'),
})

/** The shops of a list that take new orders from somebody with these own shops; null: from somebody who may anywhere. */
export const shopsFor = <S extends { id: string; archived_at?: string | null }>(shops: readonly S[], own: ReadonlySet<string> | null): S[] =>
  shops.filter((shop) => !shop.archived_at && (own?.has(shop.id) ?? true))
