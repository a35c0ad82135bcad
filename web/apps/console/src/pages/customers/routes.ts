import { ID } from '@shared/entities/ids'
import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '客户', en: 'Customers' }
const permission = rights.customers.view

export default {
  routes: [
    { path: 'customers', component: () => import('./list/Customers.vue'), meta: { area: 'customers', names, permission } },
    { path: `customers/:id(${ID})`, component: () => import('./detail/CustomerPage.vue'), meta: { area: 'customers', names, permission, over: true } },
  ],
  nav: [{ to: '/customers', group: 'service', order: 40, icon: 'i-lucide-contact', names, permission, go: 'c', phone: 4 }],
} satisfies PageModule
