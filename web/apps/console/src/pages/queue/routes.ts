import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '排队', en: 'Queue' }
const permission = rights.queue.view

export default {
  routes: [{ path: 'queue', component: () => import('./Queue.vue'), meta: { area: 'queue', names, permission } }],
  nav: [{ to: '/queue', group: 'service', order: 20, icon: 'i-lucide-hourglass', names, permission, go: 'q' }],
} satisfies PageModule
