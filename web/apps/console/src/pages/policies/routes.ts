import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '服务时限', en: 'Deadlines' }

export default {
  routes: [
    {
      path: 'sla-policies',
      component: () => import('./Policies.vue'),
      meta: { area: 'policies', names, permission: rights.policies.view },
    },
  ],
  nav: [
    { to: '/sla-policies', group: 'setup', order: 35, icon: 'i-lucide-timer', names, permission: rights.policies.view },
  ],
} satisfies PageModule
