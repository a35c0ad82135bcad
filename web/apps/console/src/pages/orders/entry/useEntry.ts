import { useQuery, useQueryClient } from '@tanstack/vue-query'
import type { ComputedRef } from 'vue'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { LocationQuery } from 'vue-router'

import { newKey } from '@shared/api/client'
import { isProblem, Problem } from '@shared/api/problem'
import { keys } from '@shared/api/query'
import { useAccess, useApi } from '@shared/api/use'
import { useFormat } from '@shared/composables/format'
import { PROVINCES } from '@shared/entities/provinces'
import { rights } from '@shared/entities/rights'
import type { Shop } from '@shared/entities/types'
import { sources } from '@shared/resource/sources'
import { wholeList } from '@shared/resource/useList'
import type { Field, Model } from '@shared/ui/form/schema'
import { useForm } from '@shared/ui/form/useForm'

import { useSession } from '../../../session'
import type { OrderDetail } from '../types'
import { bodyOf, customerOf, faultsOf, linesIn, OTHER, placed, shopsFor } from './entry'

export interface Candidate {
  id: string
  number: string
  name: string
  phone_mask: string
}
interface MadeCustomer {
  id: string
  file?: { addresses: { id: string }[] } | null
}
export const METHODS = ['alipay', 'wechat', 'card', 'bank', 'cod', 'cash', 'other'] as const

const fieldsOf = (shops: ComputedRef<{ value: string; label: string }[]>, t: (key: string) => string) => (model: Model): Field[] => {
  const typed = model.address_id === OTHER || model.customer_mode === 'new'
  const part = (key: string, more: Partial<Field> = {}): Field => ({ key: `receiver.${key}`, label: `orders.entry.receiver.${key}`, kind: 'text', maxLength: 100, shown: () => typed, ...more })
  return [
    { key: 'shop_id', label: 'orders.field.shop', kind: 'select', required: true, options: () => shops.value },
    { key: 'number', label: 'orders.field.number', kind: 'text', maxLength: 64, pattern: /^\S+$/, patternText: 'orders.entry.bad.number', placeholder: 'orders.entry.numberHint' },
    { key: 'placed_at', label: 'orders.field.placedAt', kind: 'moment', help: 'orders.entry.placedHint' },
    { key: 'customer_id', label: 'orders.field.customer', kind: 'custom', required: model.customer_mode === 'known' },
    { key: 'address_id', label: 'orders.receiver.title', kind: 'custom' },
    part('name', { required: true, maxLength: 60 }),
    part('phone', { maxLength: 40 }),
    part('province', { kind: 'select', options: () => PROVINCES.map((value) => ({ value, label: value })) }),
    part('city', { maxLength: 60 }),
    part('district', { maxLength: 60 }),
    part('detail', { required: true, maxLength: 200 }),
    ...linesIn(model).flatMap((_line, place) => ['product_id', 'name', 'sku', 'specification', 'quantity', 'unit_price'].map((key): Field => ({ key: `lines.${place}.${key}`, label: `orders.entry.line.${key}`, kind: 'custom' }))),
    { key: 'lines', label: 'orders.lines.title', kind: 'custom' },
    { key: 'discount', label: 'orders.amounts.discount', kind: 'custom' },
    { key: 'shipping', label: 'orders.amounts.shipping', kind: 'custom' },
    { key: 'paid', label: 'orders.amounts.paid', kind: 'custom' },
    { key: 'payment_method', label: 'orders.entry.method', kind: 'select', options: () => METHODS.map((value) => ({ value, label: t(`orders.method.${value}`) })), shown: (now) => String(now.paid ?? '').trim() !== '' },
    { key: 'buyer_remark', label: 'orders.remark.buyer', kind: 'textarea', maxLength: 2000, rows: 2 },
    { key: 'seller_remark', label: 'orders.remark.seller', kind: 'textarea', maxLength: 2000, rows: 2 },
  ]
}

const one = (query: LocationQuery, name: string): string | null => (typeof query[name] === 'string' ? (query[name] as string) : null)

const blankOf = (query: LocationQuery, shops: readonly { value: string }[]): Model => ({
  shop_id: one(query, 'shop') ?? (shops.length === 1 ? (shops[0]?.value ?? null) : null),
  number: '', placed_at: '',
  customer_mode: 'known', customer_id: one(query, 'customer'), address_id: OTHER,
  ...Object.fromEntries(['name', 'phone', 'province', 'city', 'district', 'detail'].map((key) => [`receiver.${key}`, ''])),
  lines: [], discount: '', shipping: '', paid: '', payment_method: '', buyer_remark: '', seller_remark: '',
})

/** The shops one may enter orders for, with their currencies. */
export function useShops() {
  const api = useApi()
  const access = useAccess()
  const session = useSession()
  const format = useFormat()
  const query = useQuery({
    queryKey: [...keys.all(sources.shops.entity), 'names'],
    queryFn: () => wholeList<Shop>(api, sources.shops.path),
    enabled: () => access.can(rights.shops.view),
    staleTime: 60_000,
  })
  // Whoever may not enter orders everywhere does so in the own shops, however many can be seen.
  const own = computed(() => (access.scope(rights.orders.create) === 'all' ? null : new Set(session.me?.shops.map((shop) => shop.id))))
  const shops = computed(() => shopsFor(query.data.value ?? [], own.value).map((shop) => ({ value: shop.id, label: format.text(shop.names), currency: shop.currency })))
  return { shops, ready: computed(() => !query.isLoading.value) }
}

/** The form of a new order, and how it is sent: first the new customer, where there is one, then the order. */
export function useEntry(shops: ReturnType<typeof useShops>['shops'], query: LocationQuery) {
  const { t } = useI18n()
  const api = useApi()
  const cache = useQueryClient()
  const known = ref<Candidate[]>([])
  const accepted = ref(false)
  const currency = computed<string>(() => shops.value.find((shop) => shop.value === form.model.shop_id)?.currency ?? shops.value[0]?.currency ?? 'CNY')

  // One key for all tries of one wish: what was stored is not stored twice. Other contents are another wish.
  const wishes = { customer: { body: '', key: '' }, order: { body: '', key: '' } }
  async function post<T>(wish: keyof typeof wishes, path: string, body: unknown): Promise<T> {
    const held = wishes[wish]
    const text = JSON.stringify(body)
    if (held.body !== text) Object.assign(held, { body: text, key: newKey() })
    try {
      return await api.post<T>(path, body, { key: held.key })
    } catch (error) {
      if (isProblem(error) && error.status !== 0) held.body = ''
      throw error
    }
  }

  /** Makes the customer and goes on with them, so that a second try makes no second one. */
  async function enterCustomer(model: Model): Promise<void> {
    try {
      const made = await post<MadeCustomer>('customer', '/customers', { ...customerOf(model), accept_duplicate: accepted.value })
      const address = made.file?.addresses[0]?.id ?? OTHER
      for (const target of [model, form.model]) Object.assign(target, { customer_mode: 'known', customer_id: made.id, address_id: address })
      void cache.invalidateQueries({ queryKey: keys.lists(sources.customers.entity) })
    } catch (error) {
      if (!isProblem(error)) throw error
      known.value = error.code === 'customers.duplicate' ? (error.body as unknown as { candidates: Candidate[] }).candidates : []
      throw new Problem({ ...error.body, fields: error.fields.map(placed) }, error.retryAfter)
    }
  }

  const fields = fieldsOf(shops, t)
  const form: ReturnType<typeof useForm<OrderDetail>> = useForm<OrderDetail>({
    fields: () => fields(form.model),
    initial: () => blankOf(query, shops.value),
    send: async (model): Promise<OrderDetail> => {
      const faults = faultsOf(model, currency.value, t)
      if (faults.length > 0) throw new Problem({ code: 'input.invalid', title: t('orders.entry.bad.title'), status: 422, fields: faults })
      known.value = []
      if (model.customer_mode === 'new') await enterCustomer(model)
      return post<OrderDetail>('order', '/orders', bodyOf(model, currency.value))
    },
  })
  return { form, currency, known, accepted }
}
