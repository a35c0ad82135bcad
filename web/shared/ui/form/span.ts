/** A span of whole seconds as people write it: a figure and a unit. */
export type SpanUnit = 'second' | 'minute' | 'hour' | 'day'

export const SPAN_UNITS: readonly SpanUnit[] = ['second', 'minute', 'hour', 'day']

const SIZE: Record<SpanUnit, number> = { second: 1, minute: 60, hour: 3_600, day: 86_400 }

/** The largest unit that shows a span without a rest; minutes for none. */
export function unitOf(seconds: number | null): SpanUnit {
  if (seconds === null || seconds === 0) return 'minute'
  return [...SPAN_UNITS].reverse().find((unit) => seconds % SIZE[unit] === 0) ?? 'second'
}

export const inUnit = (seconds: number | null, unit: SpanUnit): number | null => (seconds === null ? null : seconds / SIZE[unit])

/** Back to whole seconds; what is no figure is no span. */
export function toSeconds(figure: number | null | undefined, unit: SpanUnit): number | null {
  return figure === null || figure === undefined || !Number.isFinite(figure) ? null : Math.round(figure * SIZE[unit])
}
