import { useFormat } from '@shared/composables/format'

/** How values of each unit are written; nothing to measure is a dash. */
export function useFigureText() {
  const format = useFormat()
  const value = (unit: string, value: number | null): string => {
    if (value === null) return '—'
    if (unit === 'seconds') return format.duration(Math.round(value))
    const rounded = Math.round(value * 10) / 10
    return unit === 'percent' ? `${format.number(rounded)}%` : format.number(rounded)
  }
  return { value, number: format.number }
}
