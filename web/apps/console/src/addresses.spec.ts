import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import { pageRoutes } from './pages'

const router = createRouter({ history: createMemoryHistory(), routes: [...pageRoutes.map((one) => ({ ...one, path: `/${one.path}` })), { path: '/:rest(.*)*', name: 'missing', component: { template: '<p />' } }] })
const ID = '019ab39d-7c2e-7b1a-9d10-2f6c5a3e8b41'

describe('addresses of single things', () => {
  it('are pages where they hold an id, and nothing anywhere else', () => {
    for (const place of ['orders', 'customers', 'tickets', 'imports']) {
      expect(router.resolve(`/${place}/${ID}`).params.id).toBe(ID)
      for (const odd of ['counts', 'platforms', '7', `${ID}0`, `..%2F${place}`]) expect(router.resolve(`/${place}/${odd}`).name).toBe('missing')
    }
    expect(router.resolve('/products/counts').name).toBe('missing')
  })

  it('lead on from where one would look', () => {
    const product = { ...router.resolve(`/products/${ID}`), name: undefined }
    const redirect = product.matched.at(-1)?.redirect
    expect(typeof redirect === 'function' && redirect(product, product)).toEqual({ path: '/products', query: { open: ID } })
    expect(router.resolve('/orders/board').matched.at(-1)?.redirect).toBe('/order-board')
    expect(router.resolve('/orders/new').name).not.toBe('missing')
  })
})
