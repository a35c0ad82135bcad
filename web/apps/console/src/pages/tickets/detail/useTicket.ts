import { useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'

import { keys } from '@shared/api/query'
import { isProblem } from '@shared/api/problem'
import { putRow } from '@shared/api/rows'
import { useApi } from '@shared/api/use'
import { useProblemText } from '@shared/composables/problem'
import { resolveConflict } from '@shared/ui/dialogs/dialogs'

import type { TicketDetail } from '../types'
import { ENTITY } from '../types'

/** One field that is edited where it stands: its words, and how a value reads. */
export interface Inline {
  name: 'subject' | 'description' | 'type_id' | 'priority' | 'result'
  label: string
  value: unknown
  show: (value: unknown) => string
  /** Why, for the history. */
  reason?: string
}

const valueIn = (ticket: TicketDetail, name: Inline['name']): unknown => (name === 'type_id' ? ticket.type.id : ticket[name])

/** The ticket on the screen, kept where lists find it too. */
function useHeld(id: Ref<string>) {
  const api = useApi()
  const cache = useQueryClient()
  const toast = useToast()
  const words = useProblemText()
  const query = useQuery({
    queryKey: computed(() => keys.one(ENTITY, id.value)),
    queryFn: ({ signal }) => api.get<TicketDetail>(`/tickets/${id.value}`, { signal }),
    staleTime: 0,
  })
  const again = (): Promise<void> => cache.invalidateQueries({ queryKey: keys.one(ENTITY, id.value) })
  function put(now: TicketDetail): void {
    putRow(cache, ENTITY, now)
    void cache.invalidateQueries({ queryKey: keys.lists(ENTITY), refetchType: 'none' })
    for (const key of [['ticket-history', now.id], ['clocks', now.id], ['ticket-counts']]) void cache.invalidateQueries({ queryKey: key })
  }
  /** Whatever was going on, everything about tickets is read anew. */
  const all = (): Promise<void> => cache.invalidateQueries({ queryKey: keys.all(ENTITY) })
  const refuse = (error: unknown): false => {
    toast.add({ color: 'error', title: words.title(error), description: words.detail(error) })
    return false
  }
  return { api, query, ticket: computed(() => query.data.value ?? null), put, again, all, refuse }
}

type Held = ReturnType<typeof useHeld>

/** Saving one field; when somebody was faster both texts are shown, and one of them is chosen. */
function useSave({ api, ticket, put, refuse }: Held) {
  const { t } = useI18n()
  const patch = async (now: TicketDetail, field: Inline): Promise<true> => {
    put(await api.patch<TicketDetail>(`/tickets/${now.id}`, { [field.name]: field.value, ...(field.reason ? { reason: field.reason } : {}) }, { version: now.version }))
    return true
  }
  async function settle(before: TicketDetail, field: Inline): Promise<boolean> {
    const fresh = await api.get<TicketDetail>(`/tickets/${before.id}`)
    put(fresh)
    const [base, theirs] = [valueIn(before, field.name), valueIn(fresh, field.name)]
    if (theirs === base || theirs === field.value) return patch(fresh, field)
    const texts = { key: field.name, label: t(field.label), base: field.show(base), mine: field.show(field.value), theirs: field.show(theirs) }
    const answer = await resolveConflict([texts])
    return answer === 'mine' ? patch(fresh, field) : answer === 'theirs'
  }
  return async (field: Inline): Promise<boolean> => {
    const now = ticket.value
    if (!now) return false
    return patch(now, field).catch((error: unknown) => {
      if (!isProblem(error) || error.code !== 'conflict.version') return refuse(error)
      return settle(now, field).catch(refuse)
    })
  }
}

/** The ticket on the screen, and everything that can be done to it. */
export function useTicket(id: Ref<string>) {
  const held = useHeld(id)
  const { api, ticket, put, again, all, refuse } = held
  const busy = ref(false)
  async function once(call: (now: TicketDetail) => Promise<unknown>): Promise<boolean> {
    const now = ticket.value
    if (!now || busy.value) return false
    busy.value = true
    try {
      await call(now)
      return true
    } catch (error) {
      refuse(error)
      await again()
      return false
    } finally {
      busy.value = false
    }
  }
  /** Sends something that moves the ticket. False when it was refused; the reason was shown. */
  const move = (path: string, body: unknown = {}, versioned = true): Promise<boolean> =>
    once(async (now) => put(await api.post<TicketDetail>(`/tickets/${now.id}/${path}`, body, versioned ? { version: now.version } : {})))
  /** Gives the ticket to somebody else; it may leave the viewer's sight with that. */
  const give = (path: string, body: unknown = {}): Promise<boolean> => once((now) => api.post(`/tickets/${now.id}/${path}`, body).then(all))
  return { ...held, busy, move, give, save: useSave(held), action: (name: string) => ticket.value?.actions.find((one) => one.name === name) }
}

export type TicketDesk = ReturnType<typeof useTicket>
