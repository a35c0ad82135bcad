import { describe, expect, it } from 'vitest'

import { ago, bytes, dateTime, duration, money, textOf } from './format'

const at = '2026-11-21T03:04:05Z'
const after = (seconds: number) => new Date(at).getTime() + seconds * 1000

describe('formats', () => {
  it('shows times in the zone asked for, midnight as 00', () => {
    expect(dateTime(at, 'Asia/Shanghai')).toBe('2026-11-21 11:04')
    expect(dateTime('2026-11-20T16:00:00Z', 'Asia/Shanghai', true)).toBe('2026-11-21 00:00:00')
  })

  it('says how long ago, with a space after the figure in Chinese', () => {
    expect(ago(at, after(10), 'zh-CN', 'UTC')).toBe('刚刚')
    expect(ago(at, after(300), 'zh-CN', 'UTC')).toBe('5 分钟前')
    expect(ago(at, after(7_200), 'en', 'UTC')).toBe('2 hr. ago')
    expect(ago(at, after(86_400), 'zh-CN', 'UTC')).toBe('昨天')
    expect(ago(at, after(20 * 86_400), 'en', 'UTC')).toBe('2026-11-21')
  })

  it('says spans', () => {
    expect(duration(45, 'zh-CN')).toBe('45 秒')
    expect(duration(-3, 'en')).toBe('0 sec')
    expect(duration(3_900, 'zh-CN')).toBe('1 小时 5 分钟')
    expect(duration(172_800, 'en')).toBe('2 days')
  })

  it('shows money by the exponent of its currency', () => {
    expect(money({ amount: 129_900, currency: 'CNY' }, 'zh-CN')).toBe('¥1,299.00')
    expect(money({ amount: 1_299, currency: 'JPY' }, 'en')).toBe('¥1,299')
  })

  it('shows sizes and stored texts', () => {
    expect(bytes(999, 'en')).toBe('999 B')
    expect(bytes(182 * 1024, 'en')).toBe('182 KB')
    expect(bytes(5_452_595, 'en')).toBe('5.2 MB')
    expect(textOf({ 'zh-CN': '退款', en: '' }, 'en')).toBe('退款')
    expect(textOf({ ja: '返金' }, 'en')).toBe('返金')
    expect(textOf(null, 'en')).toBe('')
  })
})
