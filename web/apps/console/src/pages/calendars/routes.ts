import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '服务日历', en: 'Service calendars' }

export default {
  routes: [
    {
      path: 'calendars',
      component: () => import('./Calendars.vue'),
      meta: { area: 'calendars', names, permission: rights.calendars.view },
    },
  ],
  nav: [
    { to: '/calendars', group: 'setup', order: 30, icon: 'i-lucide-calendar-clock', names, permission: rights.calendars.view },
  ],
} satisfies PageModule
