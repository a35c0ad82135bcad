import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'

import { newKey } from '@shared/api/client'
import { isProblem } from '@shared/api/problem'
import { keys } from '@shared/api/query'
import { useApi } from '@shared/api/use'
import { useProblemText } from '@shared/composables/problem'
import { sources } from '@shared/resource/sources'

import type { Correction } from '../types'

export type Verb = 'accept' | 'decline' | 'withdraw'

/** Decides about requests or takes them back, one at a time; whatever the answer, what is shown is read anew. */
export function useDeciding() {
  const { t } = useI18n()
  const api = useApi()
  const words = useProblemText()
  const toast = useToast()
  const cache = useQueryClient()
  const busy = ref('')

  /** True when it is done; `stale` when the record changed meanwhile and somebody has to look at it first. */
  async function decide(one: Correction, verb: Verb, body: { answer?: string; seen?: number } = {}): Promise<boolean | 'stale'> {
    if (busy.value !== '') return false
    busy.value = `${one.id}-${verb}`
    try {
      await api.post(`/customers/${one.customer.id}/corrections/${one.id}/${verb}`, body, { key: newKey(), version: one.version })
      toast.add({ color: 'success', title: t(`customers.correct.done.${verb}`) })
      if (verb === 'accept') void cache.invalidateQueries({ queryKey: keys.one(sources.customers.entity, one.customer.id) })
      return true
    } catch (error) {
      if (isProblem(error) && error.code === 'customers.correction_stale') return 'stale'
      toast.add({ color: 'error', title: words.title(error), description: words.detail(error) })
      return false
    } finally {
      busy.value = ''
      void cache.invalidateQueries({ queryKey: ['corrections'] })
    }
  }
  return { busy, decide }
}
