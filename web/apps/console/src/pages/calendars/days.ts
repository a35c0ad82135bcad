import { plusDays } from '@shared/ui/date/day'
import { isDay } from '@shared/ui/date/isDay'

import type { SpecialDay } from './week'
import { readDays, readHours, writeHours } from './week'

export const MODES = ['closed', 'makeup', 'hours'] as const
export type Mode = (typeof MODES)[number]

/** A special day while it is edited: what was typed, also when it is no date or no hours yet. */
export interface DraftDay {
  date: string
  name: string
  mode: Mode
  hours: string
}

/** As many as a calendar holds. */
export const MOST_DAYS = 1_000
/** The longest run of days that is added at once. */
export const MOST_RANGE = 92

export const draftOf = ({ date, kind, intervals, name }: SpecialDay): DraftDay => ({
  date,
  name,
  mode: kind === 'closed' ? 'closed' : intervals.length > 0 ? 'hours' : 'makeup',
  hours: writeHours(intervals),
})

export const dayOf = ({ date, name, mode, hours }: DraftDay): SpecialDay => ({
  date,
  kind: mode === 'closed' ? 'closed' : 'open',
  intervals: mode === 'hours' ? (readHours(hours) ?? []) : [],
  name: name.trim(),
})

/** A row that was opened and not filled in: it is not sent. */
export const isBlank = ({ date, name, hours }: DraftDay): boolean => [date, name, hours].every((text) => text.trim() === '')

/** What is wrong with a row; the same that the server would refuse. */
export type DayFault = 'date' | 'repeated' | 'hours'

export function faultOf(days: readonly DraftDay[], place: number): DayFault | null {
  const day = days[place]
  if (!day || isBlank(day)) return null
  if (!isDay(day.date)) return 'date'
  if (days.findIndex((one) => one.date === day.date) < place) return 'repeated'
  return day.mode === 'hours' && (readHours(day.hours)?.length ?? 0) === 0 ? 'hours' : null
}

/** Every day from the first to the last, with the same name and hours; empty where the ends are none or too far apart. */
export function rangeOf(from: string, to: string, like: Omit<DraftDay, 'date'>): DraftDay[] {
  if (!isDay(from) || !isDay(to) || from > to || plusDays(from, MOST_RANGE) <= to) return []
  const days: DraftDay[] = []
  for (let date = from; date <= to; date = plusDays(date, 1)) days.push({ ...like, date })
  return days
}

/** Days that are not there yet, added in the order of dates; what is there already stays as it is. */
export function added(days: readonly DraftDay[], more: readonly DraftDay[]): DraftDay[] {
  const known = new Set(days.map((one) => one.date))
  const fresh = more.filter(({ date }) => !known.has(date) && known.add(date))
  return [...days, ...fresh].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** Lines such as "2026-10-01 国庆节" or "2026-10-10 09:00-18:00 补班"; lines that are none come back as they were. */
export function pasted(text: string): { days: DraftDay[]; wrong: string[] } {
  const days: DraftDay[] = []
  const wrong: string[] = []
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [day] = readDays([line]) ?? []
    if (day) days.push(draftOf(day))
    else wrong.push(line)
  }
  return { days, wrong }
}

/** The last year that has days, and its days a year later; 29 February has none. */
export function nextYear(days: readonly DraftDay[]): { from: number; days: DraftDay[] } | null {
  const year = Math.max(...days.filter(({ date }) => isDay(date)).map(({ date }) => Number(date.slice(0, 4))))
  if (!Number.isFinite(year)) return null
  const own = days.filter(({ date }) => isDay(date) && date.startsWith(`${year}-`))
  const moved = own.map((one) => ({ ...one, date: `${year + 1}${one.date.slice(4)}` })).filter(({ date }) => isDay(date))
  return { from: year, days: moved }
}
