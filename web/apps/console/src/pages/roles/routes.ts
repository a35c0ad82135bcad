import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '角色与权限', en: 'Roles' }

export default {
  routes: [
    {
      path: 'roles',
      component: () => import('./Roles.vue'),
      meta: { area: 'roles', names, permission: rights.roles.view },
    },
  ],
  nav: [
    { to: '/roles', group: 'people', order: 20, icon: 'i-lucide-shield-check', names, permission: rights.roles.view, go: 'r' },
  ],
} satisfies PageModule
