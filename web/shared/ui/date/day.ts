/** Days of the calendar as texts, "2026-11-22": what is typed, what stands in an address, what the server reads. */
import { isDay } from './isDay'

const WORDS: Record<string, number> = { 今天: 0, today: 0, 昨天: -1, yesterday: -1, 明天: 1, tomorrow: 1 }

const pad = (value: number, size = 2): string => String(value).padStart(size, '0')
const textOf = (at: Date): string => `${pad(at.getUTCFullYear(), 4)}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`

/** A day by its figures; null for one that no calendar has. */
function dayOf(year: number, month: number, day: number): string | null {
  const text = `${pad(year, 4)}-${pad(month)}-${pad(day)}`
  return isDay(text) ? text : null
}

/**
 * What somebody typed or pasted as a day, year first as everywhere here: 2026-11-22, 2026/11/2, 2026年11月22日, 20261122,
 * 11-22 of this year, a word. Null for anything else: a day is never guessed.
 */
export function readDay(typed: string, today: string): string | null {
  const text = typed.trim().normalize('NFKC').toLowerCase()
  const word = WORDS[text]
  if (word !== undefined) return plusDays(today, word)
  const solid = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const parts = solid ? solid.slice(1) : text.replace(/[年月/.\s]+/g, '-').replace(/日$/, '').split('-')
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return null
  const figures = parts.map(Number)
  if (figures.length === 2) figures.unshift(Number(today.slice(0, 4)))
  const [year, month, day] = figures
  return figures.length === 3 && year !== undefined && month !== undefined && day !== undefined ? dayOf(year, month, day) : null
}

export function plusDays(day: string, count: number): string {
  return textOf(new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000))
}

/** What day it is in a zone. */
export function todayIn(zone: string, now = Date.now()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
}

/** What somebody typed as a time of day, as "09:05"; null for anything else. */
export function readTime(typed: string): string | null {
  const hit = /^(\d{1,2}):?(\d{2})$/.exec(typed.trim().normalize('NFKC'))
  return hit && Number(hit[1]) < 24 && Number(hit[2]) < 60 ? `${pad(Number(hit[1]))}:${hit[2] ?? ''}` : null
}

/** From one day to another, both counted; an open end is empty. */
export interface Span {
  from: string
  to: string
}

export const PRESETS = ['today', 'yesterday', 'days7', 'days30', 'month'] as const
export type Preset = (typeof PRESETS)[number]

export function presetSpan(preset: Preset, today: string): Span {
  const first = { today, yesterday: plusDays(today, -1), days7: plusDays(today, -6), days30: plusDays(today, -29), month: `${today.slice(0, 8)}01` }[preset]
  return { from: first, to: preset === 'yesterday' ? first : today }
}

/** Which preset a span is; null for any other. On the first of a month "today" and "this month" are the same: today. */
export const presetOf = (span: Span, today: string): Preset | null =>
  PRESETS.find((one) => {
    const { from, to } = presetSpan(one, today)
    return from === span.from && to === span.to
  }) ?? null

/** The two ends in their order: who begins with the later one means the same. */
export const ordered = ({ from, to }: Span): Span => (from !== '' && to !== '' && from > to ? { from: to, to: from } : { from, to })
