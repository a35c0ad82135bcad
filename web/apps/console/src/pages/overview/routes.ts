import type { PageModule } from '../../pages'

const names = { 'zh-CN': '概览', en: 'Overview' }
const permission = 'analytics.overview.view'

export default {
  routes: [
    { path: 'overview', component: () => import('./Overview.vue'), meta: { area: 'overview', names, permission } },
    { path: 'overview/rows', component: () => import('./FigureRows.vue'), meta: { area: 'overview', names, permission } },
  ],
  nav: [{ to: '/overview', group: 'service', order: 15, icon: 'i-lucide-chart-no-axes-column', names, permission, go: 'o' }],
} satisfies PageModule
