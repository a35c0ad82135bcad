import { describe, expect, it } from 'vitest'

import { minorOf, typedOf } from './amounts'

describe('an amount', () => {
  it('is read by its currency, without floating point', () => {
    expect(minorOf('1299', 'CNY')).toBe(129_900)
    expect(minorOf('1,299.9', 'CNY')).toBe(129_990)
    expect(minorOf('0.29', 'CNY')).toBe(29)
    expect(minorOf('300', 'JPY')).toBe(300)
  })

  it('is none when it is not one', () => {
    for (const text of ['', 'abc', '-5', '1.999', '1e5', '3.5.1']) expect(minorOf(text, 'CNY')).toBeNull()
    expect(minorOf('3.5', 'JPY')).toBeNull()
  })

  it('is written as it was typed', () => {
    expect(typedOf(129_900, 'CNY')).toBe('1299')
    expect(typedOf(5, 'CNY')).toBe('0.05')
    expect(typedOf(129_990, 'CNY')).toBe('1299.9')
    expect(typedOf(300, 'JPY')).toBe('300')
  })
})
