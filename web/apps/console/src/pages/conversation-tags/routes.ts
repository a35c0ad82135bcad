import { rights } from '@shared/entities/rights'

import type { PageModule } from '../../pages'

const names = { 'zh-CN': '会话标签', en: 'Conversation tags' }

export default {
  routes: [
    {
      path: 'conversation-tags',
      component: () => import('./ConversationTags.vue'),
      meta: { area: 'conversation-tags', names, permission: rights.categories.view },
    },
  ],
  nav: [
    { to: '/conversation-tags', group: 'content', order: 21, icon: 'i-lucide-tag', names, permission: rights.categories.view },
  ],
} satisfies PageModule
