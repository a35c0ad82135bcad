import { afterEach, describe, expect, it } from 'vitest'

import { currencyOptions } from './currencies'
import { language } from './index'

describe('currencies to choose from', () => {
  afterEach(() => (language.value = 'zh-CN'))

  it('are named in the language of the screen, the usual ones first and none twice', () => {
    const options = currencyOptions()
    expect(options[0]).toEqual({ value: 'CNY', label: 'CNY 人民币' })
    expect(new Set(options.map((one) => one.value)).size).toBe(options.length)
    language.value = 'en'
    expect(currencyOptions()[0]?.label).toBe('CNY Chinese Yuan')
  })

  it('keep what a record holds, also when it is out of use', () => {
    expect(currencyOptions().some((one) => one.value === 'DEM')).toBe(false)
    expect(currencyOptions('DEM').some((one) => one.value === 'DEM')).toBe(true)
    expect(currencyOptions('¥').some((one) => one.value === '¥')).toBe(false)
  })
})
