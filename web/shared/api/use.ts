import type { App, InjectionKey } from 'vue'
import { inject } from 'vue'

import type { Client } from './client'
import type { Scope } from './types'

/** What shared parts need to know about who is signed in. */
export interface Access {
  can: (permission: string) => boolean
  scope: (permission: string) => Scope | null
}

const API: InjectionKey<Client> = Symbol('api')
const ACCESS: InjectionKey<Access> = Symbol('access')

/** Hands the client and the rights to every shared part of the app. */
export function provideApi(app: App, client: Client, access: Access): void {
  app.provide(API, client)
  app.provide(ACCESS, access)
}

function must<T>(key: InjectionKey<T>): T {
  const value = inject(key, null)
  if (value === null) throw new Error('provideApi() was not called for this app')
  return value
}

export const useApi = (): Client => must(API)
export const useAccess = (): Access => must(ACCESS)
