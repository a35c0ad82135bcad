import { useQueryClient } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'

import { newKey } from '@shared/api/client'
import { isProblem, Problem } from '@shared/api/problem'
import { useApi } from '@shared/api/use'
import type { Model } from '@shared/ui/form/schema'

import type { Correction, Customer } from '../types'
import { may } from '../types'

/** Who serves the customer without the right to edit asks for changes. */
export const asks = (customer: Customer): boolean => may(customer, 'correct') && !may(customer, 'edit')

/** What was typed, but for one field. */
export const without = (model: Model, key: string): Model => Object.fromEntries(Object.entries(model).filter(([name]) => name !== key))

/** `changes.1.address.city` of the request as the fields of the form are called: `names` are those of its changes. */
export function placed(error: unknown, names: readonly string[]): unknown {
  if (!isProblem(error)) return error
  const fields = error.fields.map((one) => {
    const [, place, rest] = /^changes\.(\d+)\.?(.*)$/.exec(one.path) ?? []
    if (place === undefined) return one
    const name = names[Number(place)] ?? ''
    return { ...one, path: name === '' ? (rest ?? '').replace(/^address\./, '') : name }
  })
  return new Problem({ ...error.body, fields }, error.retryAfter)
}

/** Sends a request for correction; the record stays as it is until somebody decides. */
export function useAsk(customer: () => Customer) {
  const { t } = useI18n()
  const api = useApi()
  const toast = useToast()
  const cache = useQueryClient()
  // One key for all tries of one wish; what was stored is not stored twice.
  let key = newKey()
  return async (changes: readonly Record<string, unknown>[], reason: string, names: readonly string[] = []): Promise<Correction> => {
    try {
      const asked = await api.post<Correction>(`/customers/${customer().id}/corrections`, { changes, reason }, { key })
      toast.add({ color: 'success', title: t('customers.correct.done.ask') })
      void cache.invalidateQueries({ queryKey: ['corrections'] })
      return asked
    } catch (error) {
      throw placed(error, names)
    } finally {
      key = newKey()
    }
  }
}
