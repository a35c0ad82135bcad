import type { PageModule } from '../../pages'

import { unreadBadge } from './badge'

const names = { 'zh-CN': '会话', en: 'Inbox' }
const permission = 'conversations.conversation.view'

export default {
  routes: [{ path: 'inbox/:id?', component: () => import('./InboxPage.vue'), meta: { area: 'inbox', names, permission } }],
  nav: [{ to: '/inbox', group: 'service', order: 10, icon: 'i-lucide-inbox', names, permission, go: 'i', phone: 1, badge: unreadBadge }],
} satisfies PageModule
