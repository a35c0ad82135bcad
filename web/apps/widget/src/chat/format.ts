/** Times, days and sizes in the viewer's language and zone. */
import type { Language } from './i18n'

const DAY_MS = 86_400_000

/** Midnight of the day that holds `at`, in the viewer's zone; equal for two moments of one day. */
export function dayOf(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

export function timeText(at: number, { tag }: Language): string {
  return new Date(at).toLocaleTimeString(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** Today, yesterday, or the date; the year only where it is another one. */
export function dayText(at: number, now: number, { tag, t }: Language): string {
  // Half a day of slack: the day before a change of clocks has 23 or 25 hours.
  const days = Math.round((dayOf(now) - dayOf(at)) / DAY_MS)
  if (days === 0) return t('today')
  if (days === 1) return t('yesterday')
  const date = new Date(at)
  const year = date.getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' as const }
  return date.toLocaleDateString(tag, { ...year, month: 'long', day: 'numeric', weekday: 'short' })
}

/** A moment to come: the time alone if it is today, else with its day. */
export function momentText(at: number, now: number, language: Language): string {
  const time = timeText(at, language)
  if (dayOf(at) === dayOf(now)) return time
  const day = new Date(at).toLocaleDateString(language.tag, { month: 'long', day: 'numeric', weekday: 'short' })
  return `${day} ${time}`
}

/** Bytes as kB or MB (thousands, as the limits are set). */
export function sizeText(bytes: number, { tag }: Language): string {
  const [value, unit] = bytes >= 1e6 ? [bytes / 1e6, 'MB'] : [Math.max(1, bytes / 1e3), 'KB']
  return `${value.toLocaleString(tag, { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`
}

/** Characters as people count them, not UTF-16 halves. */
export const lengthOf = (text: string): number => (text.length < 5_000 ? text.length : [...text].length)
