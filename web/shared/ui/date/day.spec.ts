import { describe, expect, it } from 'vitest'

import { ordered, plusDays, presetOf, presetSpan, readDay, readTime, todayIn } from './day'
import { isDay } from './isDay'

const TODAY = '2026-11-22'

describe('a day somebody types', () => {
  it.each(['2026-11-22', '2026/11/22', '2026.11.22', '2026年11月22日', '20261122', ' ２０２６－１１－２２ ', '11-22', '11月22日', '今天', 'Today'])('%s is today', (typed) => {
    expect(readDay(typed, TODAY)).toBe(TODAY)
  })
  it('may leave out noughts', () => expect(readDay('2026-1-2', TODAY)).toBe('2026-01-02'))
  it.each(['', '22/11/2026', '2026-02-30', '2026-13-01', 'soon', '2026-11-22-1', '0026-11-22'])('%s is none', (typed) => {
    expect(readDay(typed, TODAY)).toBeNull()
  })
  it('is one only when the calendar has it', () => {
    expect(isDay('2028-02-29')).toBe(true)
    expect(isDay('2026-02-29')).toBe(false)
    expect(isDay(null)).toBe(false)
  })
})

it('a time somebody types', () => {
  expect(['9:05', '0905', '９：０５'].map(readTime)).toEqual(['09:05', '09:05', '09:05'])
  expect(['24:00', '9', '9:60', ''].map(readTime)).toEqual([null, null, null, null])
})

describe('spans', () => {
  it('count both ends and cross months', () => {
    expect(presetSpan('days7', '2026-03-03')).toEqual({ from: '2026-02-25', to: '2026-03-03' })
    expect(presetSpan('days30', TODAY)).toEqual({ from: '2026-10-24', to: TODAY })
    expect(presetSpan('month', TODAY)).toEqual({ from: '2026-11-01', to: TODAY })
    expect(presetSpan('yesterday', '2026-01-01')).toEqual({ from: '2025-12-31', to: '2025-12-31' })
  })
  it('are known again', () => {
    expect(presetOf(presetSpan('days7', TODAY), TODAY)).toBe('days7')
    expect(presetOf({ from: '2026-11-02', to: TODAY }, TODAY)).toBeNull()
    expect(presetOf({ from: '2026-12-01', to: '2026-12-01' }, '2026-12-01')).toBe('today')
  })
  it('stand in their order', () => expect(ordered({ from: '2026-11-22', to: '2026-11-01' })).toEqual({ from: '2026-11-01', to: '2026-11-22' }))
})

it('today depends on the zone', () => {
  const late = Date.parse('2026-11-21T18:00:00Z')
  expect(todayIn('Asia/Shanghai', late)).toBe(TODAY)
  expect(todayIn('UTC', late)).toBe('2026-11-21')
  expect(plusDays(TODAY, 9)).toBe('2026-12-01')
})
