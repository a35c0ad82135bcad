/** The sheet of a month, and how the keys walk over it. */
import { plusDays } from './day'

const DAYS = 7
const WEEKS = 6

/** A month "2026-11" some months further. */
export function plusMonths(month: string, count: number): string {
  const at = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + count, 1))
  return at.toISOString().slice(0, 7)
}

/** Six weeks from Monday on, so that every month's sheet is as tall as the next. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`
  const monday = plusDays(first, -((new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % DAYS))
  return Array.from({ length: WEEKS }, (_week, row) => Array.from({ length: DAYS }, (_day, column) => plusDays(monday, row * DAYS + column)))
}

/** Where a key leads from a day; null for keys that lead nowhere. A month further keeps the day where the month has it. */
export function dayAfterKey(day: string, key: string, shift = false): string | null {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % DAYS
  const step: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -DAYS, ArrowDown: DAYS, Home: -weekday, End: DAYS - 1 - weekday }
  if (step[key] !== undefined) return plusDays(day, step[key])
  if (key !== 'PageUp' && key !== 'PageDown') return null
  const month = plusMonths(day.slice(0, 7), (key === 'PageUp' ? -1 : 1) * (shift ? 12 : 1))
  const last = plusDays(`${plusMonths(month, 1)}-01`, -1)
  const same = `${month}-${day.slice(8)}`
  return same > last ? last : same
}
