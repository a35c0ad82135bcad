import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '部门', en: 'Departments' }

export default {
  routes: [
    {
      path: 'departments',
      component: () => import('./Departments.vue'),
      meta: { area: 'departments', names, permission: rights.departments.view },
    },
  ],
  nav: [
    { to: '/departments', group: 'people', order: 40, icon: 'i-lucide-network', names, permission: rights.departments.view },
  ],
} satisfies PageModule
