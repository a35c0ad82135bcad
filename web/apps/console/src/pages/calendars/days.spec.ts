import { describe, expect, it } from 'vitest'

import type { DraftDay } from './days'
import { added, dayOf, draftOf, faultOf, isBlank, nextYear, pasted, rangeOf } from './days'

const day = (date: string, more: Partial<DraftDay> = {}): DraftDay => ({ date, name: '', mode: 'closed', hours: '', ...more })

describe('special days in the editor', () => {
  it('become what the server keeps, and come back the same', () => {
    const kept = [
      { date: '2026-10-01', kind: 'closed' as const, intervals: [], name: '国庆节' },
      { date: '2026-10-10', kind: 'open' as const, intervals: [['09:00', '18:00']] as [string, string][], name: '补班' },
      { date: '2026-10-11', kind: 'open' as const, intervals: [], name: '' },
    ]
    expect(kept.map(draftOf).map((one) => one.mode)).toEqual(['closed', 'hours', 'makeup'])
    expect(kept.map(draftOf).map(dayOf)).toEqual(kept)
    expect(dayOf(day('2026-10-01', { hours: '09:00-12:00' })).intervals).toEqual([])
  })

  it('say at their own row what is wrong', () => {
    const days = [day('2026-10-01'), day('2026-13-01'), day('2026-10-01'), day('2026-10-02', { mode: 'hours', hours: '9-12' }), day('2026-10-03', { mode: 'hours' })]
    expect(days.map((_, place) => faultOf(days, place))).toEqual([null, 'date', 'repeated', 'hours', 'hours'])
  })

  it('leave a row that was not filled in alone, and ask for the date of one that was', () => {
    const days = [day(''), day('', { name: '春节' })]
    expect(days.map(isBlank)).toEqual([true, false])
    expect(days.map((_, place) => faultOf(days, place))).toEqual([null, 'date'])
  })

  it('are added as a run, over the end of a month, but not by mistake for years', () => {
    const like = { name: '春节', mode: 'closed' as const, hours: '' }
    expect(rangeOf('2026-02-27', '2026-03-02', like).map((one) => one.date)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'])
    expect(rangeOf('2026-03-02', '2026-02-27', like)).toEqual([])
    expect(rangeOf('2026-01-01', '2027-01-01', like)).toEqual([])
  })

  it('join those that are there without changing them', () => {
    const kept = day('2026-10-02', { name: '自己的' })
    expect(added([kept], [day('2026-10-02', { name: '别的' }), day('2026-10-01'), day('2026-10-01')])).toEqual([day('2026-10-01'), kept])
  })

  it('are read from pasted lines; what cannot be read is given back', () => {
    const { days, wrong } = pasted('2026-10-01 国庆节\n\n十月二日 国庆节\n2026-10-10 9:00-18:00 补班')
    expect(days.map((one) => [one.date, one.mode, one.name])).toEqual([['2026-10-01', 'closed', '国庆节'], ['2026-10-10', 'hours', '补班']])
    expect(wrong).toEqual(['十月二日 国庆节'])
  })

  it('are copied from the last year to the next, without the day that has no counterpart', () => {
    const found = nextYear([day('2027-05-01'), day('2028-02-29'), day('2028-05-01', { name: '劳动节' }), day('')])
    expect(found).toEqual({ from: 2028, days: [day('2029-05-01', { name: '劳动节' })] })
    expect(nextYear([])).toBeNull()
  })
})
