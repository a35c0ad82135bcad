/** One field of a change as text; a missing side is null. */
export interface Difference {
  field: string
  before: string | null
  after: string | null
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '—' : JSON.stringify(value, null, 1)

/** The fields of an entry side by side, in the order they were recorded; equal ones are left out. */
export function differences(before: Record<string, unknown> | null, after: Record<string, unknown> | null): Difference[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names
    .map((field) => ({
      field,
      before: before && field in before ? text(before[field]) : null,
      after: after && field in after ? text(after[field]) : null,
    }))
    .filter((one) => one.before !== one.after)
}

/** A day of a filter as the first moment after it or of it, in the viewer's zone: ranges are half-open. */
export function dayStart(day: string, zone: string, plus = 0): string | null {
  const hit = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!hit) return null
  const utc = Date.UTC(Number(hit[1]), Number(hit[2]) - 1, Number(hit[3]) + plus)
  // The zone's offset at that moment, found by asking what the clock there shows; twice, for days the clocks change.
  let at = utc
  for (let round = 0; round < 2; round += 1) at = utc - offset(at, zone)
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

function offset(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(at)
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value ?? 0)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - Math.floor(at / 1000) * 1000
}
