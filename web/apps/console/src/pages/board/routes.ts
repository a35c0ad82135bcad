import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '在线看板', en: 'Who is there' }
const permission = rights.presence.view

export default {
  routes: [{ path: 'board', component: () => import('./Board.vue'), meta: { area: 'board', names, permission } }],
  nav: [{ to: '/board', group: 'service', order: 30, icon: 'i-lucide-activity', names, permission, go: 'b' }],
} satisfies PageModule
