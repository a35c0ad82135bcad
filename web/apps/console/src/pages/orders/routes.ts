import { ID } from '@shared/entities/ids'
import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '订单', en: 'Orders' }
const board = { 'zh-CN': '订单看板', en: 'Order board' }
const entry = { 'zh-CN': '新建订单', en: 'New order' }
const permission = rights.orders.view

export default {
  routes: [
    { path: 'orders', component: () => import('./list/Orders.vue'), meta: { area: 'orders', names, permission } },
    { path: 'orders/new', component: () => import('./entry/OrderEntry.vue'), meta: { area: 'orders', names: entry, permission: rights.orders.create, over: true } },
    { path: `orders/:id(${ID})`, component: () => import('./detail/OrderPage.vue'), meta: { area: 'orders', names, permission, over: true } },
    // Where one would look for it by the API's address.
    { path: 'orders/board', redirect: '/order-board' },
    { path: 'order-board', component: () => import('./board/OrderBoard.vue'), meta: { area: 'orders', names: board, permission } },
  ],
  nav: [
    { to: '/orders', group: 'orders', order: 10, icon: 'i-lucide-package', names, permission, go: 'o', phone: 3 },
    { to: '/order-board', group: 'orders', order: 20, icon: 'i-lucide-square-kanban', names: board, permission },
  ],
} satisfies PageModule
