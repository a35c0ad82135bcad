import type { PageModule } from '../../pages'

export default {
  routes: [],
  bare: [
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('./SignIn.vue'),
      meta: { public: true, names: { 'zh-CN': '登录', en: 'Sign in' } },
    },
  ],
} satisfies PageModule
