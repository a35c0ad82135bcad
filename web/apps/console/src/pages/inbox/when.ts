import { useFormat } from '@shared/composables/format'

/** Times inside a thread: the hour and minute, and the calendar day, both in the viewer's zone. */
export function useWhen() {
  const format = useFormat()
  return {
    clock: (iso: string): string => format.dateTime(iso).slice(11),
    day: (iso: string): string => format.dateTime(iso).slice(0, 10),
  }
}
