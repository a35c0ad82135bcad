import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

import { useFormat } from '@shared/composables/format'
import { rights } from '@shared/entities/rights'
import { sources } from '@shared/resource/sources'
import { useChoices } from '@shared/resource/useChoices'

import type { ValueWords } from './value'
import { NOBODY } from './value'

/** Words and names for values, places and people of settings. */
export function useWords() {
  const { t } = useI18n()
  const format = useFormat()
  const users = useChoices(sources.users, rights.users.view)
  const shops = useChoices(sources.shops, rights.shops.view)
  const teams = useChoices(sources.teams, rights.teams.view)
  const people = computed(() => [{ value: NOBODY, label: t('settings.administrators') }, ...users.value])
  const person = (id: string): string => people.value.find((one) => one.value === (id || NOBODY))?.label ?? id
  const words = computed<ValueWords>(() => ({ on: t('settings.on'), off: t('settings.off'), duration: format.duration, bytes: format.bytes, person }))

  /** The name of a place; a shop or team that is gone keeps its kind. */
  function placeName(kind: string, id: string | null): string {
    if (id === null) return t('settings.from.company')
    const found = (kind === 'shop' ? shops : teams).value.find((one) => one.value === id)
    return found?.label ?? (kind === 'shop' ? t('settings.from.shop') : t('settings.from.team'))
  }
  return { users, shops, teams, people, words, placeName }
}
