import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '客户标签', en: 'Customer tags' }
const groups = { 'zh-CN': '标签组', en: 'Tag groups' }
const permission = rights.customerTags.view

export default {
  routes: [
    { path: 'customer-tags', component: () => import('./Tags.vue'), meta: { area: 'customer-tags', names, permission } },
    { path: 'customer-tag-groups', component: () => import('./Groups.vue'), meta: { area: 'customer-tags', names: groups, permission } },
  ],
  nav: [{ to: '/customer-tags', group: 'content', order: 22, icon: 'i-lucide-tags', names, permission }],
} satisfies PageModule
