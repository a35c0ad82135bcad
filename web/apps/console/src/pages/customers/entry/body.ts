import type { Model, Option } from '@shared/ui/form/schema'

import type { Facts } from '../completeness'
import { wishesOf } from '../wishes'

const PARTS = ['province', 'city', 'district', 'detail', 'recipient', 'phone', 'postcode'] as const

const textOf = (model: Model, key: string): string => (typeof model[key] === 'string' ? (model[key] as string).trim() : '')
const listOf = (model: Model, key: string): string[] => (Array.isArray(model[key]) ? (model[key] as string[]) : [])
const addressOf = (model: Model): Record<string, string> => Object.fromEntries(PARTS.map((part) => [part, textOf(model, `addresses.0.${part}`)]))

/** What is sent for a new customer. An address nobody began is none. */
export function bodyOf(model: Model, shops: readonly Option[]): Record<string, unknown> {
  const address = addressOf(model)
  const plain = Object.fromEntries(['name', 'kind', 'phone', 'email', 'service_level', 'birthday', 'remark'].map((key) => [key, textOf(model, key)]))
  const chosen = listOf(model, 'shop_ids')
  const wishes = wishesOf(model)
  return {
    ...plain,
    addresses: Object.values(address).some((text) => text !== '') ? [address] : [],
    ...(Object.keys(wishes).length > 0 ? { preferences: wishes } : {}),
    tag_ids: listOf(model, 'tag_ids'),
    // With one shop there is nothing to choose.
    shop_ids: chosen.length === 0 && shops.length === 1 ? shops.map((one) => one.value) : chosen,
  }
}

/** What the form says there is of the customer, for the completeness. */
export function factsOf(model: Model): Facts {
  const address = addressOf(model)
  return {
    name: textOf(model, 'name') !== '',
    phone: textOf(model, 'phone') !== '',
    email: textOf(model, 'email') !== '',
    otherContact: false,
    address: [address.province, address.district, address.detail].every((text) => text !== ''),
    birthday: textOf(model, 'birthday') !== '',
    preferences: Object.keys(wishesOf(model)).length > 0,
  }
}
