/** A day of a filter as the first moment of it or of a later one, in the viewer's zone: ranges are half-open. */
export function dayStart(day: string, zone: string, plus = 0): string | null {
  const hit = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!hit) return null
  return momentAt(Date.UTC(Number(hit[1]), Number(hit[2]) - 1, Number(hit[3]) + plus), zone)
}

/** A day "2026-11-22" and a time "09:05" on the clocks of a zone as a moment; null for anything else. */
export function momentOf(day: string, time: string, zone: string): string | null {
  const utc = Date.parse(`${day}T${time}:00Z`)
  return Number.isNaN(utc) ? null : momentAt(utc, zone)
}

/** The moment at which the clocks of a zone show what the clocks of UTC show at `utc`. */
function momentAt(utc: number, zone: string): string {
  // The zone's offset at that moment, found by asking what the clock there shows; twice, for days the clocks change.
  let at = utc
  for (let round = 0; round < 2; round += 1) at = utc - offset(at, zone)
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

/** Filters as the server is asked: days in the address are the viewer's days, the server compares moments. */
export function withMoments(filter: Record<string, string[]>, zone: string): Record<string, string[]> {
  const { from, to, ...rest } = filter
  const start = from?.[0] ? dayStart(from[0], zone) : null
  const end = to?.[0] ? dayStart(to[0], zone, 1) : null
  return { ...rest, ...(start ? { from: [start] } : {}), ...(end ? { to: [end] } : {}) }
}

function offset(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(at)
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value ?? 0)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - Math.floor(at / 1000) * 1000
}
