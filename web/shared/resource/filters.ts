import { useI18n } from 'vue-i18n'

import type { Filter } from '@shared/ui/table/columns'

/** "In use" or "inactive": by `filter[active]` or by `filter[archived]`, as the route has it. */
export function useStateFilter(kind: 'active' | 'archived'): Filter {
  const { t } = useI18n()
  const used = kind === 'active' ? 'true' : 'false'
  return {
    key: kind,
    label: 'ui.state.label',
    single: true,
    options: () => [
      { value: used, label: t('ui.state.active') },
      { value: used === 'true' ? 'false' : 'true', label: t('ui.state.archived') },
    ],
  }
}
