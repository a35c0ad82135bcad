import { ID } from '@shared/entities/ids'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '导入', en: 'Imports' }
const permission = 'integrations.import.view'

export default {
  routes: [
    { path: 'imports', component: () => import('./list/Imports.vue'), meta: { area: 'imports', names, permission } },
    { path: `imports/:id(${ID})`, component: () => import('./run/ImportPage.vue'), meta: { area: 'imports', names, permission } },
  ],
  nav: [{ to: '/imports', group: 'setup', order: 80, icon: 'i-lucide-file-up', names, permission }],
} satisfies PageModule
