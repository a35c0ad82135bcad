import { describe, expect, it } from 'vitest'

import { moneyText, progressOf, whenText } from './progress'
import type { OwnOrder } from './types'

const AT = '2026-11-20T02:00:00Z'
const order = (category: string, reached: number): OwnOrder => ({
  id: 'o1', number: '1', status: { code: category, label: category, category }, placed_at: AT,
  paid_at: reached > 0 ? AT : null, shipped_at: reached > 1 ? AT : null, signed_at: reached > 2 ? AT : null, completed_at: reached > 3 ? AT : null,
  total: { amount: 0, currency: 'CNY' }, paid: { amount: 0, currency: 'CNY' }, refunded: { amount: 0, currency: 'CNY' },
  receiver: { name_mask: '', phone_mask: '', region: '' }, lines: [], shipments: [], refunds: [], key: null,
})

describe('an own order', () => {
  it('has come as far as its status says', () => {
    expect(progressOf(order('shipped', 2))).toMatchObject({ reached: 2, straight: true })
    expect(progressOf(order('completed', 4)).reached).toBe(4)
  })

  it('keeps what was reached when it left the straight way', () => {
    expect(progressOf(order('refunding', 3))).toMatchObject({ reached: 3, straight: false })
    expect(progressOf(order('cancelled', 0))).toMatchObject({ reached: 0, straight: false })
  })

  it('shows money by its currency and times with the year only where it is another', () => {
    expect(moneyText({ amount: 129_900, currency: 'CNY' }, 'zh-CN')).toBe('¥1,299.00')
    expect(moneyText({ amount: 300, currency: 'JPY' }, 'en')).toBe('¥300')
    expect(whenText(AT, 'zh-CN', new Date('2026-12-01'))).not.toContain('2026')
    expect(whenText(AT, 'zh-CN', new Date('2027-12-01'))).toContain('2026')
  })
})
