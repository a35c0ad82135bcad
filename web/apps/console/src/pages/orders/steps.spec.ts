import { describe, expect, it } from 'vitest'

import { milestonesOf } from './steps'

const at = '2026-11-20T02:00:00Z'
const order = (category: string, reached: number) => ({
  placed_at: at,
  paid_at: reached > 0 ? at : null,
  shipped_at: reached > 1 ? at : null,
  signed_at: reached > 2 ? at : null,
  completed_at: reached > 3 ? at : null,
  status: { id: '1', code: category, category, label: category, color: 'gray' },
})

describe('how far an order has come', () => {
  it('follows its status on the straight way', () => {
    expect(milestonesOf(order('shipped', 2)).map((one) => one.state)).toEqual(['done', 'done', 'now', 'open', 'open'])
    expect(milestonesOf(order('completed', 4)).every((one) => one.state === 'done')).toBe(true)
  })

  it('keeps what was reached when the order left it', () => {
    expect(milestonesOf(order('cancelled', 1)).map((one) => one.state)).toEqual(['done', 'done', 'open', 'open', 'open'])
    expect(milestonesOf(order('refunding', 0)).map((one) => one.state)).toEqual(['done', 'open', 'open', 'open', 'open'])
  })
})
