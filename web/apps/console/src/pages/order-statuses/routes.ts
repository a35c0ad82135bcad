import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '订单状态', en: 'Order statuses' }
const permission = rights.orderStatuses.view

export default {
  routes: [{ path: 'order-statuses', component: () => import('./OrderStatuses.vue'), meta: { area: 'order-statuses', names, permission } }],
  nav: [{ to: '/order-statuses', group: 'setup', order: 60, icon: 'i-lucide-workflow', names, permission }],
} satisfies PageModule
