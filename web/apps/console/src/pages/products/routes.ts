import { ID } from '@shared/entities/ids'
import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '商品', en: 'Products' }
const permission = rights.products.view

export default {
  routes: [
    { path: 'products', component: () => import('./Products.vue'), meta: { area: 'products', names, permission } },
    // A product stands beside the list.
    { path: `products/:id(${ID})`, redirect: (to) => ({ path: '/products', query: { open: String(to.params.id) } }) },
  ],
  nav: [{ to: '/products', group: 'orders', order: 30, icon: 'i-lucide-shopping-bag', names, permission }],
} satisfies PageModule
