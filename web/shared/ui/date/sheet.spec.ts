import { expect, it } from 'vitest'

import { dayAfterKey, plusMonths, weeksOf } from './sheet'

it('a sheet begins on Monday and has six weeks', () => {
  const weeks = weeksOf('2026-11')
  expect([weeks.length, weeks[0]?.[0], weeks[0]?.[6], weeks[5]?.[6]]).toEqual([6, '2026-10-26', '2026-11-01', '2026-12-06'])
  expect(weeksOf('2026-06')[0]?.[0]).toBe('2026-06-01')
})
it('months go on over the year', () => expect([plusMonths('2026-11', 2), plusMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12']))
it('keys walk by days, weeks, months and years', () => {
  const to = (key: string, shift = false) => dayAfterKey('2026-01-31', key, shift)
  expect(['ArrowRight', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp', 'x'].map((key) => to(key))).toEqual(['2026-02-01', '2026-01-24', '2026-01-26', '2026-02-01', '2026-02-28', '2025-12-31', null])
  expect(to('PageDown', true)).toBe('2027-01-31')
})
