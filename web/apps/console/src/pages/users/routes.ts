import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '成员', en: 'Users' }

export default {
  routes: [
    {
      path: 'users',
      component: () => import('./Users.vue'),
      meta: { area: 'users', names, permission: rights.users.view },
    },
  ],
  nav: [
    { to: '/users', group: 'people', order: 10, icon: 'i-lucide-users-round', names, permission: rights.users.view, go: 'u', phone: 20 },
  ],
} satisfies PageModule
