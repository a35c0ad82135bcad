import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '技能', en: 'Skills' }

export default {
  routes: [
    {
      path: 'skills',
      component: () => import('./Skills.vue'),
      meta: { area: 'skills', names, permission: rights.skills.view },
    },
  ],
  nav: [
    { to: '/skills', group: 'people', order: 50, icon: 'i-lucide-sparkles', names, permission: rights.skills.view },
  ],
} satisfies PageModule
