import { ID } from '@shared/entities/ids'
import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '工单', en: 'Tickets' }
const fresh = { 'zh-CN': '新建工单', en: 'New ticket' }
const permission = rights.tickets.view

export default {
  routes: [
    { path: 'tickets', component: () => import('./list/Tickets.vue'), meta: { area: 'tickets', names, permission } },
    { path: 'tickets/new', component: () => import('./NewTicket.vue'), meta: { area: 'tickets', names: fresh, permission: rights.tickets.create, over: 'form' } },
    { path: `tickets/:id(${ID})`, component: () => import('./detail/TicketPage.vue'), meta: { area: 'tickets', names, permission, over: true } },
  ],
  nav: [{ to: '/tickets', group: 'service', order: 15, icon: 'i-lucide-ticket', names, permission, go: 't', phone: 2 }],
} satisfies PageModule
