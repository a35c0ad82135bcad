import { useNow } from '@vueuse/core'
import { computed } from 'vue'

import * as format from '@shared/i18n/format'
import { language, zone } from '@shared/i18n'

const now = useNow({ interval: 30_000 })

/** Formats in the viewer's language and zone; everything follows when either changes. */
export function useFormat() {
  return {
    number: (value: number) => format.number(value, language.value),
    dateTime: (iso: string | null, seconds = false) => (iso === null ? '' : format.dateTime(iso, zone.value, seconds)),
    ago: (iso: string | null) => (iso === null ? '' : format.ago(iso, now.value.getTime(), language.value, zone.value)),
    duration: (seconds: number) => format.duration(seconds, language.value),
    money: (value: { amount: number; currency: string }) => format.money(value, language.value),
    bytes: (size: number) => format.bytes(size, language.value),
    text: (texts: Record<string, string> | string | null | undefined) => format.textOf(texts, language.value),
    now: computed(() => now.value.getTime()),
  }
}
