import type { InjectionKey, Ref } from 'vue'
import { computed, inject, provide } from 'vue'
import type { LocationQueryRaw, RouteLocationRaw, RouteLocationResolved, Router } from 'vue-router'
import { routerKey, useRoute, useRouter } from 'vue-router'

/** What is laid over a page: where it is, and how it goes away. */
export interface Over {
  at: Ref<RouteLocationResolved | null>
  close: () => void
}

const OVER: InjectionKey<Over> = Symbol('over')
/** Lists that a page over another would go back to: there it is closed instead. */
const LISTS = ['/orders', '/tickets', '/customers']

/** Inside a page that lies over another: how to close it. Null where the page stands by itself. */
export const useOver = (): Over | null => inject(OVER, null)

/** The page that `?over=` names, if it is one that may lie over others. */
export function overOf(router: Router, path: unknown): RouteLocationResolved | null {
  if (typeof path !== 'string' || !path.startsWith('/') || path.startsWith('//')) return null
  const found = router.resolve(path)
  return found.meta.over ? found : null
}

/**
 * Links on this page and below that lead to an order, a ticket or a customer open it over the page, so that the work
 * at hand stays where it is. It stands in the address (`?over=`): Back closes it, a reload shows it again.
 */
export function provideOver(): Over {
  const router = useRouter()
  const route = useRoute()
  const at = computed(() => overOf(router, route.query.over))
  const without = (): LocationQueryRaw => ({ ...route.query, over: undefined })
  const close = (): void => {
    if (typeof history.state?.back === 'string' && !history.state.back.includes('over=')) router.back()
    else void router.replace({ query: without() })
  }
  const go = (how: 'push' | 'replace') => (to: RouteLocationRaw) => {
    const found = router.resolve(to)
    if (found.meta.over) return router[how]({ path: route.path, query: { ...without(), over: found.fullPath }, force: false })
    if (at.value && LISTS.includes(found.fullPath)) return Promise.resolve(close())
    return router[how](to)
  }
  // Everything else of the router is as it was.
  const laid = Object.create(router, { push: { value: go('push') }, replace: { value: go('replace') } }) as Router
  provide(routerKey, laid)
  const over = { at, close }
  provide(OVER, over)
  return over
}
