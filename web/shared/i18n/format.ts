/** Figures, times and sizes as people read them: always an explicit language and zone. */

/** Intl sets no space between figure and Chinese unit ("4分钟"); screens do. */
export const spaced = (text: string, lang: string): string =>
  lang.startsWith('zh') ? text.replace(/(\d)(?=[\u4e00-\u9fff])/g, '$1 ') : text

export const number = (value: number, lang: string): string => new Intl.NumberFormat(lang).format(value)

/** "2026-11-21 11:04" in the given zone; the same order in every language, as it is compared in columns. */
export function dateTime(iso: string, zone: string, seconds = false): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  }).formatToParts(new Date(iso))
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? ''
  const time = `${of('hour')}:${of('minute')}${seconds ? `:${of('second')}` : ''}`
  return `${of('year')}-${of('month')}-${of('day')} ${time}`
}

/** Long ago in few letters: "刚刚", "5 分钟前", "昨天"; after a week the date. */
export function ago(iso: string, now: number, lang: string, zone: string): string {
  const s = Math.round((new Date(iso).getTime() - now) / 1000)
  const past = Math.abs(s)
  const relative = new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'short' })
  if (past < 45) return lang.startsWith('zh') ? '刚刚' : relative.format(0, 'second')
  if (past < 3_570) return spaced(relative.format(Math.round(s / 60), 'minute'), lang)
  if (past < 84_600) return spaced(relative.format(Math.round(s / 3_600), 'hour'), lang)
  if (past < 6.5 * 86_400) return spaced(relative.format(Math.round(s / 86_400), 'day'), lang)
  return dateTime(iso, zone).slice(0, 10)
}

/** A span of whole seconds: "45 秒", "12 分钟", "3 小时 5 分钟". */
export function duration(seconds: number, lang: string): string {
  const unit = (value: number, name: 'second' | 'minute' | 'hour' | 'day'): string =>
    spaced(new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value), lang)
  const s = Math.max(0, Math.round(seconds))
  if (s < 60) return unit(s, 'second')
  if (s < 3_600) return unit(Math.floor(s / 60), 'minute')
  const [big, small] = s < 86_400 ? (['hour', 'minute'] as const) : (['day', 'hour'] as const)
  const size = s < 86_400 ? 3_600 : 86_400
  const rest = Math.floor((s % size) / (size === 3_600 ? 60 : 3_600))
  return rest === 0 ? unit(Math.floor(s / size), big) : `${unit(Math.floor(s / size), big)} ${unit(rest, small)}`
}

/** Money in minor units by the currency's own exponent. */
export function money(value: { amount: number; currency: string }, lang: string): string {
  const format = new Intl.NumberFormat(lang, { style: 'currency', currency: value.currency, currencyDisplay: 'narrowSymbol' })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(value.amount / 10 ** digits)
}

export function bytes(size: number, lang: string): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  let value = size
  let step = 0
  while (value >= 1_000 && step < units.length - 1) {
    value /= 1_024
    step += 1
  }
  const digits = step === 0 || value >= 100 ? 0 : 1
  return `${new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(value)} ${units[step] ?? ''}`
}

/** The text of a configured thing: the viewer's language, else the company's, else any. */
export function textOf(texts: Record<string, string> | string | null | undefined, lang: string, company = 'zh-CN'): string {
  if (texts === null || texts === undefined) return ''
  if (typeof texts === 'string') return texts
  return texts[lang] || texts[company] || Object.values(texts).find((text) => text !== '') || ''
}
