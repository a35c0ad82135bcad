import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '渠道', en: 'Channels' }

export default {
  routes: [
    {
      path: 'channels',
      component: () => import('./Channels.vue'),
      meta: { area: 'channels', names, permission: rights.channels.view },
    },
  ],
  nav: [
    { to: '/channels', group: 'setup', order: 20, icon: 'i-lucide-message-square-dashed', names, permission: rights.channels.view, go: 'c', phone: 30 },
  ],
} satisfies PageModule
