import { describe, expect, it } from 'vitest'

import type { Draft } from './entry'
import { bodyOf, customerOf, emptyLine, faultsOf, lineAmount, NO_PARCEL, OTHER, placed, shopsFor, totalsOf } from './entry'

const line = (more: Partial<Draft> = {}): Draft => ({ ...emptyLine('k'), name: '保温杯', quantity: 3, price: '49.90', ...more })
const model = (more: Record<string, unknown> = {}): Record<string, unknown> => ({ shop_id: 's', number: ' A1 ', customer_mode: 'none', address_id: OTHER, lines: [line()], discount: '', shipping: '10', paid: '', ...more })
const say = (key: string): string => key

describe('an order somebody enters', () => {
  it('adds up in minor units, never by halves', () => {
    expect(totalsOf(model({ lines: [line({ price: '0.1', quantity: 3 }), line({ price: '0.2', quantity: 1 })], discount: '0.05', paid: '1' }), 'CNY')).toEqual({ goods: 50, discount: 5, shipping: 1000, total: 1045, paid: 100 })
    expect(totalsOf(model({ lines: [line({ price: '1200', quantity: 2 })], shipping: '' }), 'JPY').total).toBe(2400)
  })
  it('does not count what cannot be an amount', () => {
    expect(lineAmount(line({ price: '1.234' }), 'CNY')).toBeNull()
    expect(lineAmount(line({ price: '99999999999', quantity: 1_000_000 }), 'CNY')).toBeNull()
    expect(lineAmount(line({ quantity: null }), 'CNY')).toBeNull()
  })
  it('is for a shop that is open, and for one of the own where these are all one may', () => {
    const shops = [{ id: 'a' }, { id: 'b', archived_at: null }, { id: 'c', archived_at: '2026-01-01T00:00:00Z' }]
    expect(shopsFor(shops, null).map((shop) => shop.id)).toEqual(['a', 'b'])
    expect(shopsFor(shops, new Set(['b', 'c'])).map((shop) => shop.id)).toEqual(['b'])
    expect(shopsFor(shops, new Set())).toEqual([])
  })
  it('says what is wrong, each at its place', () => {
    const found = faultsOf(model({ lines: [line({ name: ' ' }), line({ quantity: 0 }), line({ price: 'x' })], shipping: 'y' }), 'CNY', say)
    expect(found.map((one) => one.path)).toEqual(['lines.0.name', 'lines.1.quantity', 'lines.2.unit_price', 'shipping'])
    expect(faultsOf(model({ lines: [] }), 'CNY', say)[0]).toMatchObject({ path: 'lines', text: 'orders.entry.bad.lines' })
    expect(faultsOf(model({ discount: '500' }), 'CNY', say)[0]?.path).toBe('discount')
    expect(faultsOf(model({ paid: '500' }), 'CNY', say)[0]?.path).toBe('paid')
    expect(faultsOf(model({ paid: '159.7' }), 'CNY', say)).toEqual([])
  })
  it('is sent with the typed receiver, an address of the customer, or none', () => {
    const typed = bodyOf(model({ 'receiver.name': '孙丽', 'receiver.province': '上海市', 'receiver.city': '上海市', 'receiver.district': '徐汇区', 'receiver.detail': '漕溪路1号' }), 'CNY')
    expect(typed).toMatchObject({ number: 'A1', customer_id: null, receiver: { name: '孙丽', region: '上海市', address: '上海市徐汇区漕溪路1号' }, shipping: 1000 })
    const known = bodyOf(model({ number: '', customer_mode: 'known', customer_id: 'c', address_id: 'a' }), 'CNY')
    expect(known).toMatchObject({ number: null, customer_id: 'c', address_id: 'a' })
    expect(known).not.toHaveProperty('receiver')
    expect(bodyOf(model({ address_id: NO_PARCEL }), 'CNY')).not.toHaveProperty('receiver')
  })
  it('names no way of payment where nothing was paid', () => {
    expect(bodyOf(model({ payment_method: 'cash' }), 'CNY').payment_method).toBe('')
    expect(bodyOf(model({ payment_method: 'cash', paid: '1' }), 'CNY').payment_method).toBe('cash')
  })
  it('makes a customer of the receiver, whose faults come back to its fields', () => {
    expect(customerOf(model({ 'receiver.name': '孙丽', 'receiver.phone': '138' }))).toEqual({ name: '孙丽', phone: '138', addresses: [], shop_ids: ['s'] })
    expect(['name', 'addresses.0.city', 'addresses', 'addresses.0.recipient', 'shop_ids'].map((path) => placed({ path, code: 'x' }).path)).toEqual(['receiver.name', 'receiver.city', 'receiver.detail', 'receiver.name', 'shop_ids'])
  })
})
