import { createRouter, createWebHistory } from 'vue-router'

import { language, loadArea } from '@shared/i18n'

import { api } from './api'
import { bareRoutes, navEntries, opens, pageRoutes } from './pages'
import { useSession } from './session'

/** Where somebody lands: the first thing they may do, in the order of the navigation. */
export function homeOf(can: (permission: string) => boolean): string {
  return navEntries.find((entry) => opens(entry, can))?.to ?? '/account'
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...bareRoutes,
    {
      path: '/',
      component: () => import('./shell/Shell.vue'),
      children: [
        { path: '', name: 'start', component: { render: () => null } },
        ...pageRoutes,
        { path: ':rest(.*)*', name: 'missing', component: () => import('./shell/NotFound.vue'), meta: { names: { 'zh-CN': '没有这个页面', en: 'No such page' } } },
      ],
    },
  ],
})

router.beforeEach(async (to) => {
  const session = useSession()
  if (session.status === 'unknown') await session.load(api)
  if (!to.meta.public && session.status === 'out') {
    return { path: '/sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  }
  if (session.me?.user.must_change_password && !to.meta.public && to.path !== '/account') return '/account'
  // Where somebody lands depends on their rights, which are known only now.
  if (to.name === 'start') return { path: homeOf(session.can), replace: true }
  if (to.meta.area) await loadArea(to.meta.area)
  return true
})

router.afterEach((to) => {
  const name = to.meta.names?.[language.value]
  document.title = name ? `${name} · 知客` : '知客 Zhike'
})

// A new version was put in place while this one was open: its chunks are gone, the page must be fetched anew.
router.onError((error, to) => {
  if (!/dynamically imported module|Importing a module script failed/i.test(String(error))) return
  const kept = 'zhike.reloaded'
  if (sessionStorage.getItem(kept) === to.fullPath) return
  sessionStorage.setItem(kept, to.fullPath)
  location.assign(to.fullPath)
})
