import { useEventListener } from '@vueuse/core'
import { useI18n } from 'vue-i18n'
import { onBeforeRouteLeave } from 'vue-router'

import { confirm } from '../dialogs/dialogs'

/** Asks before typed work is lost: on leaving the page, on closing the tab, and wherever `mayLeave()` is called. */
export function useLeaveGuard(dirty: () => boolean): () => Promise<boolean> {
  const { t } = useI18n()
  const mayLeave = async (): Promise<boolean> =>
    !dirty() || confirm({ title: t('ui.leave.title'), body: t('ui.leave.why'), action: t('ui.leave.action'), danger: true })
  onBeforeRouteLeave(() => mayLeave())
  useEventListener(window, 'beforeunload', (event) => {
    if (dirty()) event.preventDefault()
  })
  return mayLeave
}
