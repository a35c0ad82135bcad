import { describe, expect, it } from 'vitest'

import { minutesOf, readDays, readHours, writeDays, writeHours } from './week'

describe('service hours as text', () => {
  it('reads several intervals in any order and spacing, with Chinese signs', () => {
    const wanted = [['09:00', '12:00'], ['13:30', '18:00']]
    expect(readHours('13:30-18:00 9:00-12:00')).toEqual(wanted)
    expect(readHours('9：00 至 12：00，13:30—18:00')).toEqual(wanted)
    expect(readHours('')).toEqual([])
  })

  it('lets the last interval run past midnight, and a whole day', () => {
    expect(readHours('22:00-06:00')).toEqual([['22:00', '06:00']])
    expect(readHours('00:00-24:00')).toEqual([['00:00', '24:00']])
    expect(minutesOf([['22:00', '06:00']])).toBe(480)
    expect(minutesOf([['00:00', '24:00']])).toBe(1_440)
    expect(minutesOf([])).toBe(0)
  })

  it('refuses what is not hours', () => {
    for (const wrong of ['9-12', '25:00-26:00', '09:60-10:00', '09:00-09:00', '09:00-12:00 11:00-13:00', '22:00-06:00 23:00-23:30', '24:00-01:00', '10:00-24:30']) {
      expect(readHours(wrong), wrong).toBeNull()
    }
  })

  it('reads special days, closed or open with or without own hours, and writes them back', () => {
    const lines = ['2026-10-01 国庆节', '2026-10-10 09:00-18:00 补班', '2026-10-11 +']
    const read = readDays(lines)
    expect(read).toEqual([
      { date: '2026-10-01', kind: 'closed', name: '国庆节', intervals: [] },
      { date: '2026-10-10', kind: 'open', name: '补班', intervals: [['09:00', '18:00']] },
      { date: '2026-10-11', kind: 'open', name: '', intervals: [] },
    ])
    expect(writeDays(read ?? [])).toEqual(lines)
    expect(readDays(['2026-13-40 x'])).toBeNull()
    expect(readDays(['2026-10-01', '2026-10-01'])).toBeNull()
    expect(writeHours([['09:00', '12:00']])).toBe('09:00-12:00')
  })
})
