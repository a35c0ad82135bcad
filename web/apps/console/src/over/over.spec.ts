import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import { overOf } from './over'

const page = { template: '<p />' }
const router = createRouter({
  history: createMemoryHistory(),
  routes: [
    { path: '/orders/:id', component: page, meta: { over: true } },
    { path: '/tickets/new', component: page, meta: { over: 'form' } },
    { path: '/settings', component: page },
    { path: '/:rest(.*)*', component: page },
  ],
})

describe('a page over another', () => {
  it('is found by its address, with what was asked for', () => {
    expect(overOf(router, '/orders/7')?.params.id).toBe('7')
    expect(overOf(router, '/tickets/new?conversation=9')?.query.conversation).toBe('9')
  })

  it('is none where pages stand by themselves, and for addresses of elsewhere', () => {
    for (const path of ['/settings', '/nowhere', '//evil.example/orders/7', 'https://evil.example/orders/7', 'orders/7', '', null, undefined, ['/orders/7']]) {
      expect(overOf(router, path)).toBeNull()
    }
  })
})
