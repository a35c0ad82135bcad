import { useFormat } from '@shared/composables/format'

const FEW = 600

/** How values of each unit are written; nothing to measure is a dash. */
export function useFigureText() {
  const format = useFormat()
  // Of a few minutes the seconds matter too: one and a half is not one.
  const span = (seconds: number): string =>
    seconds > 60 && seconds < FEW && seconds % 60 ? `${format.duration(seconds)} ${format.duration(seconds % 60)}` : format.duration(seconds)
  const value = (unit: string, value: number | null): string => {
    if (value === null) return '—'
    if (unit === 'seconds') return span(Math.round(value))
    const rounded = Math.round(value * 10) / 10
    return unit === 'percent' ? `${format.number(rounded)}%` : format.number(rounded)
  }
  return { value, number: format.number }
}
