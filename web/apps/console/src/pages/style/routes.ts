import type { PageModule } from '../../pages'

// The living style page is a tool of development; a build for people does not carry it.
export default {
  routes: import.meta.env.DEV
    ? [{ path: 'style', component: () => import('./Style.vue'), meta: { area: 'style', names: { 'zh-CN': '样式', en: 'Style' } } }]
    : [],
} satisfies PageModule
