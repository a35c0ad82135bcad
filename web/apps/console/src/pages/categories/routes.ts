import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '会话分类', en: 'Categories' }

export default {
  routes: [
    {
      path: 'categories',
      component: () => import('./Categories.vue'),
      meta: { area: 'categories', names, permission: rights.categories.view },
    },
  ],
  nav: [
    { to: '/categories', group: 'content', order: 20, icon: 'i-lucide-tags', names, permission: rights.categories.view },
  ],
} satisfies PageModule
