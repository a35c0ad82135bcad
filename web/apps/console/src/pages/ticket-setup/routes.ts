import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const types = { 'zh-CN': '工单类型', en: 'Ticket types' }
const statuses = { 'zh-CN': '工单状态', en: 'Ticket statuses' }
const priorities = { 'zh-CN': '工单优先级', en: 'Ticket priorities' }
const permission = rights.ticketSetup.view
const meta = { area: 'ticket-setup', permission }

export default {
  routes: [
    { path: 'ticket-types', component: () => import('./TicketTypes.vue'), meta: { ...meta, names: types } },
    { path: 'ticket-statuses', component: () => import('./TicketStatuses.vue'), meta: { ...meta, names: statuses } },
    { path: 'ticket-priorities', component: () => import('./TicketPriorities.vue'), meta: { ...meta, names: priorities } },
  ],
  nav: [
    { to: '/ticket-types', group: 'setup', order: 70, icon: 'i-lucide-tags', names: types, permission },
    { to: '/ticket-statuses', group: 'setup', order: 71, icon: 'i-lucide-workflow', names: statuses, permission },
    { to: '/ticket-priorities', group: 'setup', order: 72, icon: 'i-lucide-flag', names: priorities, permission },
  ],
} satisfies PageModule
