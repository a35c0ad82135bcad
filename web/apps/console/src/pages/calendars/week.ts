import type { Interval } from '@shared/entities/types'

/** A date that differs from the week: closed, or open with its own hours (none: as the make-up day). */
export interface SpecialDay {
  date: string
  kind: 'closed' | 'open'
  intervals: Interval[]
  name: string
}

/** Hours as people write them: `09:00-12:00 13:30-18:00`; an interval may end after midnight (`22:00-06:00`). */
const ONE = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/

const minutes = (clock = '00:00'): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
const start = (interval: Interval): number => minutes(interval[0])
const end = (interval: Interval): number => minutes(interval[1])

/** Reads hours; null when they are not hours, or overlap. Full-width signs and any spacing are taken as meant. */
export function readHours(text: string): Interval[] | null {
  const plain = text.replace(/[：]/g, ':').replace(/[–—~至－]/g, '-').replace(/\s*-\s*/g, '-').replace(/[，,；;、]/g, ' ').trim()
  if (plain === '') return []
  const intervals: Interval[] = []
  for (const part of plain.split(/\s+/)) {
    const hit = ONE.exec(part.replace(/(^|-)(\d):/g, '$10$2:'))
    if (!hit) return null
    const [from, to] = [`${hit[1]}:${hit[2]}`, `${hit[3]}:${hit[4]}`]
    if (from === to || (hit[3] === '24' && hit[4] !== '00')) return null
    intervals.push([from, to])
  }
  intervals.sort((a, b) => start(a) - start(b))
  const touching = intervals.some((one, index) => {
    const next = intervals[index + 1]
    // Only the last interval of a day may run past midnight.
    return next !== undefined && (end(one) <= start(one) || end(one) > start(next))
  })
  return touching ? null : intervals
}

export const writeHours = (intervals: readonly Interval[]): string => intervals.map((one) => one.join('-')).join(' ')

/** Minutes of service in a day's intervals. */
export function minutesOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, one) => sum + ((end(one) - start(one) + 1_440) % 1_440 || 1_440), 0)
}

/**
 * Special days, one a line: `2026-10-01 国庆节` is closed, `2026-10-10 09:00-18:00 补班` has its own hours,
 * `2026-10-10 + 补班` is open like the calendar's make-up day.
 */
export function readDays(lines: readonly string[]): SpecialDay[] | null {
  const found: SpecialDay[] = []
  for (const line of lines) {
    const [date = '', ...words] = line.trim().split(/\s+/)
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(`${date}T00:00:00Z`))) return null
    const hours = words.filter((word) => /^\d{1,2}[:：]/.test(word))
    const open = hours.length > 0 || words.includes('+')
    const intervals = readHours(hours.join(' '))
    if (intervals === null || found.some((one) => one.date === date)) return null
    const name = words.filter((word) => !hours.includes(word) && word !== '+').join(' ')
    found.push({ date, kind: open ? 'open' : 'closed', intervals, name })
  }
  return found
}

export const writeDays = (list: readonly SpecialDay[]): string[] =>
  list.map(({ date, kind, intervals, name }) =>
    [date, kind === 'open' ? writeHours(intervals) || '+' : '', name].filter((part) => part !== '').join(' '),
  )
