import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '快捷回复', en: 'Canned replies' }

export default {
  routes: [
    {
      path: 'canned-replies',
      component: () => import('./CannedReplies.vue'),
      meta: { area: 'canned-replies', names, permission: rights.cannedReplies.view },
    },
  ],
  nav: [
    { to: '/canned-replies', group: 'content', order: 10, icon: 'i-lucide-zap', names, permission: rights.cannedReplies.view },
  ],
} satisfies PageModule
