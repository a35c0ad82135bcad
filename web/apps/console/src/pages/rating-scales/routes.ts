import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '评价标准', en: 'Rating scales' }

export default {
  routes: [
    {
      path: 'rating-scales',
      component: () => import('./RatingScales.vue'),
      meta: { area: 'rating-scales', names, permission: rights.ratingScales.view },
    },
  ],
  nav: [
    { to: '/rating-scales', group: 'setup', order: 40, icon: 'i-lucide-star', names, permission: rights.ratingScales.view },
  ],
} satisfies PageModule
