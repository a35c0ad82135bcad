import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '系统参数', en: 'Settings' }

export default {
  routes: [
    {
      path: 'settings',
      component: () => import('./Settings.vue'),
      meta: { area: 'settings', names, permission: rights.settings.view },
    },
  ],
  nav: [
    { to: '/settings', group: 'system', order: 20, icon: 'i-lucide-settings-2', names, permission: rights.settings.view },
  ],
} satisfies PageModule
