import type { PageModule } from '../../pages'

export default {
  routes: [
    {
      path: 'notifications',
      component: () => import('./Notifications.vue'),
      meta: { area: 'notifications', names: { 'zh-CN': '通知', en: 'Notifications' } },
    },
  ],
} satisfies PageModule
