import { useIdle } from '@vueuse/core'

import { createClient } from '@shared/api/client'
import { createQueryClient } from '@shared/api/query'
import type { Colleague, LiveTicket, Me, Row } from '@shared/api/types'
import { language } from '@shared/i18n'
import { bridge } from '@shared/live/bridge'
import { createLive } from '@shared/live/socket'

import { useSession } from './session'

/** Whether somebody moved, typed or touched here within the last minute; a session expires although screens refresh. */
const attention = useIdle(60_000)

/** The one client of the console. */
export const api = createClient({
  language: () => language.value,
  csrf: () => useSession().csrf,
  away: () => attention.idle.value,
  signIn: () => useSession().again(),
  renewCsrf: () =>
    useSession()
      .load(api)
      .catch(() => false),
})

/** The one cache of server state. */
export const cache = createQueryClient()

/** Rights changed and nobody listens yet: what changes until the line is live again must not be missed. */
let rightsMoved = false
async function takeRights(): Promise<void> {
  const session = useSession()
  await session.take(await api.get<Me>('/me'))
  await cache.invalidateQueries()
}

/** The one live connection; started by the shell, heard by whoever needs it. */
export const live = createLive({
  ticket: () => api.post<LiveTicket>('/live/ticket'),
  rights: () => {
    rightsMoved = true
    return takeRights()
  },
  reload: () => void cache.invalidateQueries(),
  settle: () => {
    if (rightsMoved) {
      rightsMoved = false
      return void takeRights().catch(() => undefined)
    }
    void cache.invalidateQueries()
  },
})

const rowOf = (path: string) => (id: string) => api.get<Row>(`${path}/${id}`)

const keepFresh = bridge(cache, {
  user: { entity: 'users', read: rowOf('/users') },
  role: { entity: 'roles', read: rowOf('/roles') },
  team: { entity: 'teams', read: rowOf('/teams') },
  department: { entity: 'departments', read: rowOf('/departments') },
  shop: { entity: 'shops', read: rowOf('/shops') },
  skill: { entity: 'skills', read: rowOf('/skills') },
  channel: { entity: 'channels', read: rowOf('/channels') },
  customer: { entity: 'customers', read: rowOf('/customers') },
  order: { entity: 'orders', read: rowOf('/orders') },
  ticket: { entity: 'tickets', read: rowOf('/tickets') },
  ticket_type: { entity: 'ticket-types', read: rowOf('/ticket-types') },
  ticket_status: { entity: 'ticket-statuses', read: rowOf('/ticket-statuses') },
  ticket_priority: { entity: 'ticket-priorities', read: rowOf('/ticket-priorities') },
  product: { entity: 'products', read: rowOf('/products') },
})

live.on((event) => {
  keepFresh(event)
  switch (event.name) {
    case 'accounts.presence_changed':
      return onPresence(event.subject.id, String(event.data.state ?? ''), event.at)
    case 'accounts.notified':
      return void cache.invalidateQueries({ queryKey: ['notifications'] })
    case 'customers.customer_tagged':
    case 'customers.tag_changed':
      return void cache.invalidateQueries({ queryKey: event.subject.kind === 'customer' ? ['tags-of', event.subject.id] : ['tags-of'] })
    case 'customers.correction_asked':
    case 'customers.correction_decided':
    case 'customers.correction_ended':
      return void cache.invalidateQueries({ queryKey: ['corrections'] })
    case 'kernel.job_changed':
      return void cache.invalidateQueries({ queryKey: ['jobs'] })
    case 'kernel.setting_changed':
      return void cache.invalidateQueries({ queryKey: ['settings'] })
  }
})

function onPresence(user: string, state: string, at: string): void {
  if (state !== 'online' && state !== 'busy' && state !== 'away' && state !== 'offline') return
  const session = useSession()
  if (session.me?.user.id === user) session.showPresence(state, at)
  cache.setQueryData<{ items: Colleague[] }>(['presence'], (now) =>
    now && { ...now, items: now.items.map((one) => (one.id === user ? { ...one, state, since: at } : one)) },
  )
}
