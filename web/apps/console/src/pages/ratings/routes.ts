import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '评价', en: 'Ratings' }
const permission = rights.ratings.view

export default {
  routes: [{ path: 'ratings', component: () => import('./Ratings.vue'), meta: { area: 'ratings', names, permission } }],
  nav: [{ to: '/ratings', group: 'service', order: 40, icon: 'i-lucide-smile', names, permission, go: 'e' }],
} satisfies PageModule
