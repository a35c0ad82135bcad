import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '店铺', en: 'Shops' }

export default {
  routes: [
    {
      path: 'shops',
      component: () => import('./Shops.vue'),
      meta: { area: 'shops', names, permission: rights.shops.view },
    },
  ],
  nav: [
    { to: '/shops', group: 'setup', order: 10, icon: 'i-lucide-store', names, permission: rights.shops.view, go: 's' },
  ],
} satisfies PageModule
