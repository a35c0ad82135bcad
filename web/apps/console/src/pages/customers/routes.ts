import { ID } from '@shared/entities/ids'
import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'
import { correctionsBadge } from './badge'

const names = { 'zh-CN': '客户', en: 'Customers' }
const corrections = { 'zh-CN': '更正申请', en: 'Corrections' }
const permission = rights.customers.view

export default {
  routes: [
    { path: 'customers', component: () => import('./list/Customers.vue'), meta: { area: 'customers', names, permission } },
    { path: `customers/:id(${ID})`, component: () => import('./detail/CustomerPage.vue'), meta: { area: 'customers', names, permission, over: true } },
    { path: 'corrections', component: () => import('./corrections/Corrections.vue'), meta: { area: 'customers', names: corrections, permission } },
  ],
  nav: [
    { to: '/customers', group: 'service', order: 40, icon: 'i-lucide-contact', names, permission, go: 'c', phone: 4 },
    { to: '/corrections', group: 'service', order: 40, icon: 'i-lucide-message-square-warning', names: corrections, permission: rights.corrections, badge: correctionsBadge },
  ],
} satisfies PageModule
