import { useEventListener } from '@vueuse/core'
import type { InjectionKey } from 'vue'
import { inject, onScopeDispose, provide } from 'vue'
import { useI18n } from 'vue-i18n'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'

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

/**
 * Asks before typed work is lost: on leaving the page or its sheet, on Back inside the page (which closes what the
 * address opened), on reloading or closing the tab, and wherever `mayLeave()` is called.
 */
export function useLeaveGuard(dirty: () => boolean): Ask {
  const { t } = useI18n()
  // Whoever agreed is not asked again by the way out that follows.
  let agreed = false
  const mayLeave = async (): Promise<boolean> => {
    if (!dirty()) return true
    agreed = await confirm({ title: t('ui.leave.title'), body: t('ui.leave.why'), action: t('ui.leave.action'), danger: true })
    return agreed
  }
  const mayGo = async (): Promise<boolean> => {
    const may = agreed || (await mayLeave())
    agreed = false
    return may
  }
  onBeforeRouteLeave(mayGo)
  onBeforeRouteUpdate(mayGo)
  const sheet = inject(SHEET, null)
  sheet?.add(mayLeave)
  onScopeDispose(() => sheet?.delete(mayLeave))
  useEventListener(window, 'beforeunload', (event) => {
    if (!dirty()) return
    event.preventDefault()
    // Browsers of some years ago ask only for this.
    event.returnValue = true
  })
  return mayLeave
}
