import { describe, expect, it } from 'vitest'

import { minutesOf, readExceptions, readHours, writeExceptions, writeHours } from './week'

describe('service hours as text', () => {
  it('reads several intervals in any order and spacing, with Chinese signs', () => {
    const wanted = [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '18:00' }]
    expect(readHours('13:30-18:00 9:00-12:00')).toEqual(wanted)
    expect(readHours('9：00 至 12：00，13:30—18:00')).toEqual(wanted)
    expect(readHours('')).toEqual([])
  })

  it('lets the last interval run past midnight, and a whole day', () => {
    expect(readHours('22:00-06:00')).toEqual([{ from: '22:00', to: '06:00' }])
    expect(readHours('00:00-24:00')).toEqual([{ from: '00:00', to: '24:00' }])
    expect(minutesOf([{ from: '22:00', to: '06:00' }])).toBe(480)
    expect(minutesOf([{ from: '00:00', to: '24:00' }])).toBe(1_440)
    expect(minutesOf([])).toBe(0)
  })

  it('refuses what is not hours', () => {
    for (const wrong of ['9-12', '25:00-26:00', '09:60-10:00', '09:00-09:00', '09:00-12:00 11:00-13:00', '22:00-06:00 23:00-23:30', '24:00-01:00', '10:00-24:30']) {
      expect(readHours(wrong), wrong).toBeNull()
    }
  })

  it('reads exceptions, closed or with own hours, and writes them back', () => {
    const lines = ['2026-10-01 国庆节', '2026-10-10 09:00-18:00 补班']
    const read = readExceptions(lines)
    expect(read).toEqual([{ date: '2026-10-01', name: '国庆节', intervals: [] }, { date: '2026-10-10', name: '补班', intervals: [{ from: '09:00', to: '18:00' }] }])
    expect(writeExceptions(read ?? [])).toEqual(lines)
    expect(readExceptions(['2026-13-40 x'])).toBeNull()
    expect(readExceptions(['2026-10-01', '2026-10-01'])).toBeNull()
    expect(writeHours([{ from: '09:00', to: '12:00' }])).toBe('09:00-12:00')
  })
})
