import { useI18n } from 'vue-i18n'

import type { FieldFault } from '@shared/api/problem'
import { isProblem } from '@shared/api/problem'

/** Words for a problem: the server's own where it sent any, ours for what never reached it. */
export function useProblemText() {
  const { t } = useI18n()

  function title(error: unknown): string {
    if (!isProblem(error)) return t('ui.problem.fault')
    if (error.body.title) return error.body.title
    switch (error.kind) {
      case 'network':
        return t('ui.problem.network')
      case 'auth':
        return t('ui.problem.auth')
      case 'permission':
        return t('ui.problem.permission')
      case 'missing':
        return t('ui.problem.missing')
      case 'limit':
        return t('ui.problem.limit')
      default:
        return t('ui.problem.fault')
    }
  }

  function detail(error: unknown): string {
    if (!isProblem(error)) return ''
    if (error.body.detail && error.body.detail !== error.body.title) return error.body.detail
    return error.kind === 'network' ? t('ui.problem.networkWhy') : ''
  }

  const field = (fault: FieldFault): string => fault.text ?? t('ui.problem.field')

  return { title, detail, field }
}
