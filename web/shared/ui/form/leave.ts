import { useEventListener } from '@vueuse/core'
import type { InjectionKey } from 'vue'
import { inject, onScopeDispose, provide } from 'vue'
import { useI18n } from 'vue-i18n'
import { onBeforeRouteLeave } from 'vue-router'

import { confirm } from '../dialogs/dialogs'

type Ask = () => Promise<boolean>
const SHEET: InjectionKey<Set<Ask>> = Symbol('sheet')

/** For a sheet that holds whole pages: whether all forms in it may be left. */
export function provideLeave(): Ask {
  const asks = new Set<Ask>()
  provide(SHEET, asks)
  return async () => {
    for (const ask of asks) if (!(await ask())) return false
    return true
  }
}

/** Asks before typed work is lost: on leaving the page or its sheet, on closing the tab, and wherever `mayLeave()` is called. */
export function useLeaveGuard(dirty: () => boolean): Ask {
  const { t } = useI18n()
  const mayLeave = async (): Promise<boolean> =>
    !dirty() || confirm({ title: t('ui.leave.title'), body: t('ui.leave.why'), action: t('ui.leave.action'), danger: true })
  onBeforeRouteLeave(() => mayLeave())
  const sheet = inject(SHEET, null)
  sheet?.add(mayLeave)
  onScopeDispose(() => sheet?.delete(mayLeave))
  useEventListener(window, 'beforeunload', (event) => {
    if (dirty()) event.preventDefault()
  })
  return mayLeave
}
