import type { PageModule } from '../../pages'

export default {
  routes: [
    {
      path: 'search',
      component: () => import('./Search.vue'),
      meta: { area: 'search', names: { 'zh-CN': '搜索', en: 'Search' } },
    },
  ],
} satisfies PageModule
