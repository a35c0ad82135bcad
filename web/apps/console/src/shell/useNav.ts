import { computed } from 'vue'
import { useRoute } from 'vue-router'

import { language } from '@shared/i18n'

import { NAV_GROUPS, navEntries, opens } from '../pages'
import { useSession } from '../session'

/** The navigation of the person signed in. */
export function useNav() {
  const session = useSession()
  const route = useRoute()
  const entries = computed(() =>
    navEntries
      .filter((entry) => opens(entry, session.can))
      .map((entry) => ({ ...entry, name: entry.names[language.value] })),
  )
  const groups = computed(() =>
    NAV_GROUPS.map((group) => ({ group, entries: entries.value.filter((entry) => entry.group === group) })).filter(
      ({ entries: inside }) => inside.length > 0,
    ),
  )
  const isHere = (to: string): boolean => route.path === to || route.path.startsWith(`${to}/`)
  const tabs = computed(() => entries.value.filter((entry) => entry.phone !== undefined).sort((a, b) => (a.phone ?? 0) - (b.phone ?? 0)).slice(0, 3))
  return { entries, groups, tabs, isHere }
}
