import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '审计日志', en: 'Audit log' }

export default {
  routes: [
    {
      path: 'audit',
      component: () => import('./Audit.vue'),
      meta: { area: 'audit', names, permission: rights.audit.view },
    },
  ],
  nav: [
    { to: '/audit', group: 'system', order: 10, icon: 'i-lucide-scroll-text', names, permission: rights.audit.view, go: 'a' },
  ],
} satisfies PageModule
