import { describe, expect, it } from 'vitest'

import { accounted, isAsked, isWrong, lacking, planFor, withColumn } from './types'
import type { Plan, PreviewRow } from './types'

const plan: Plan = {
  kind: 'orders',
  mapping: 'tmall_report',
  columns: { number: '订单编号' },
  mode: 'valid_rows',
  options: { currency: 'CNY', zone: 'Asia/Shanghai', date_order: 'auto', decimal_mark: 'auto', source: 'file', settled: false, paid_after_refunds: false, credit_prefix: '', locale: 'CN', unknown_tags: 'refuse', tag_group: null },
}

describe('imports', () => {
  it('gives a column to one field only', () => {
    expect(withColumn({ number: 'A', total: 'B' }, 'total', 'A')).toEqual({ total: 'A' })
    expect(withColumn({ number: 'A', total: 'B' }, 'total', '')).toEqual({ number: 'A' })
  })

  it('starts another kind from what its columns suggest', () => {
    expect(planFor('customers', plan, { orders: {}, customers: { name: '姓名' }, products: {}, traces: {} })).toMatchObject({ kind: 'customers', mapping: 'custom', columns: { name: '姓名' } })
  })

  it('tells what the company asks for and no column is', () => {
    const needs = [['phone', 'email'], ['address']]
    expect(lacking(needs, { name: '姓名', email: '邮箱' })).toEqual([['address']])
    expect(lacking(needs, { phone: '手机', address: '地址' })).toEqual([])
    expect(['phone', 'email', 'address', 'city', 'remark'].map((name) => isAsked(needs, name))).toEqual([true, true, true, true, false])
    expect(isAsked([['phone', 'email']], 'city')).toBe(false)
  })

  it('takes a template’s example for no fault', () => {
    const row = (...codes: string[]): PreviewRow => ({ number: 2, cells: [], values: {}, problems: codes.map((code) => ({ column: '', code, text: '' })), is_empty: false })
    expect([row(), row('row.example'), row('cell.missing')].map(isWrong)).toEqual([false, false, true])
  })

  it('adds up rows of every outcome', () => {
    expect(accounted({ created: 3, rejected: 2 })).toBe(5)
    expect(accounted({})).toBe(0)
  })
})
