import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '公司', en: 'Company' }

export default {
  routes: [{ path: 'company', component: () => import('./Company.vue'), meta: { area: 'company', names, permission: rights.company.edit } }],
  nav: [{ to: '/company', group: 'setup', order: 5, icon: 'i-lucide-building-2', names, permission: rights.company.edit }],
} satisfies PageModule
