import type { Ref } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

import type { Language } from '@shared/i18n'

/** A short name in every language, needed before the page's own texts are loaded. */
export type Names = Record<Language, string>

export const NAV_GROUPS = ['service', 'orders', 'content', 'people', 'setup', 'system'] as const
export type NavGroup = (typeof NAV_GROUPS)[number]

/** One entry of the navigation; it is there for those who hold the right and for nobody else. */
export interface NavEntry {
  to: string
  group: NavGroup
  /** Position inside the group. */
  order: number
  icon: string
  names: Names
  /** One of them is enough. */
  permission?: string | readonly string[]
  /** Keys after G, such as `u` for G then U. */
  go?: string
  /** Position among the phone's tabs; without one it stands under "more". */
  phone?: number
  /** A figure beside the name; called once in the set-up of the navigation. */
  badge?: () => Ref<number | null>
}

/** What `pages/<page>/routes.ts` exports as default. Adding a folder adds the page: nothing else names it. */
export interface PageModule {
  /** Children of the shell; `meta.area` names the folder, so that its texts are loaded first. */
  routes: RouteRecordRaw[]
  /** Routes outside the shell, such as sign-in. */
  bare?: RouteRecordRaw[]
  nav?: NavEntry[]
}

declare module 'vue-router' {
  interface RouteMeta {
    area?: string
    names?: Names
    permission?: string
    public?: boolean
    /** May lie over another page; a form brings its own sheet. */
    over?: true | 'form'
  }
}

const found = import.meta.glob<{ default: PageModule }>('./pages/*/routes.ts', { eager: true })
const modules = Object.values(found).map((module) => module.default)

export const pageRoutes = modules.flatMap((module) => module.routes)
export const bareRoutes = modules.flatMap((module) => module.bare ?? [])
export const navEntries = modules
  .flatMap((module) => module.nav ?? [])
  .sort((a, b) => NAV_GROUPS.indexOf(a.group) - NAV_GROUPS.indexOf(b.group) || a.order - b.order)

/** Whether somebody with these rights uses the entry. */
export const opens = ({ permission }: NavEntry, can: (right: string) => boolean): boolean => !permission || [permission].flat().some(can)
