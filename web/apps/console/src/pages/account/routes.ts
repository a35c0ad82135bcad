import type { PageModule } from '../../pages'

export default {
  routes: [
    { path: 'account', component: () => import('./Account.vue'), meta: { area: 'account', names: { 'zh-CN': '我的账号', en: 'My account' } } },
  ],
} satisfies PageModule
