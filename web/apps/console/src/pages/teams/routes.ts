import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '小组', en: 'Teams' }

export default {
  routes: [
    {
      path: 'teams',
      component: () => import('./Teams.vue'),
      meta: { area: 'teams', names, permission: rights.teams.view },
    },
  ],
  nav: [
    { to: '/teams', group: 'people', order: 30, icon: 'i-lucide-users', names, permission: rights.teams.view, go: 't' },
  ],
} satisfies PageModule
