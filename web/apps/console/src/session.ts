import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'

import type { Client } from '@shared/api/client'
import { isProblem } from '@shared/api/problem'
import type { Me, PresenceState, Scope, SessionStart } from '@shared/api/types'
import { nearest, setLanguage, zone } from '@shared/i18n'

export type SessionStatus = 'unknown' | 'in' | 'out'

/** The dialogue that asks to sign in again over the page: one at a time, all callers wait for its answer. */
function useAsking() {
  const asking = ref(false)
  let answer: ((signedIn: boolean) => void) | null = null
  let asked: Promise<boolean> | null = null
  return {
    asking,
    ask(): Promise<boolean> {
      asked ??= new Promise((resolve) => {
        asking.value = true
        answer = resolve
      })
      return asked
    },
    answered(signedIn: boolean): void {
      asking.value = false
      answer?.(signedIn)
      answer = null
      asked = null
    },
  }
}

/** Who is signed in, as the server last said. */
function useMe() {
  const me = shallowRef<Me | null>(null)
  const status = ref<SessionStatus>('unknown')
  const token = ref('')

  async function take(value: Me): Promise<void> {
    me.value = value
    token.value = value.csrf
    status.value = 'in'
    zone.value = value.user.zone || zone.value
    await setLanguage(nearest(value.user.language))
  }

  /** Loads who is signed in. False when nobody is; throws when the server cannot say. */
  async function load(api: Client): Promise<boolean> {
    try {
      await take(await api.get<Me>('/me'))
      return true
    } catch (error) {
      if (!isProblem(error) || error.kind !== 'auth') throw error
      me.value = null
      status.value = 'out'
      return false
    }
  }

  function showPresence(state: PresenceState, since: string): void {
    if (me.value) me.value = { ...me.value, presence: { ...me.value.presence, state, since } }
  }
  return { me, status, token, take, load, showPresence }
}

/** Who is signed in and what they may do. Holds no other server state. */
export const useSession = defineStore('session', () => {
  const { me, status, token, take, load, showPresence } = useMe()
  const { asking, ask, answered } = useAsking()

  /** Signs in with a cookie and loads the rights. Throws the server's problem. */
  async function signIn(api: Client, username: string, password: string): Promise<void> {
    const before = me.value?.user.id ?? null
    const started = await api.post<SessionStart>('/sessions', { username, password, transport: 'cookie' }, { anonymous: true })
    token.value = started.csrf
    // Somebody else sits here now: nothing of the one before may stay on the screen.
    if (before !== null && started.user.id !== before) return location.assign('/')
    await take(await api.get<Me>('/me', { anonymous: true }))
  }

  /** Ends the session here and on the server; the page starts anew, so that nothing stays in memory. */
  async function signOut(api: Client): Promise<void> {
    await api.del('/sessions/current', { anonymous: true }).catch(() => undefined)
    location.assign('/sign-in')
  }

  async function setPresence(api: Client, state: PresenceState): Promise<void> {
    await api.put('/me/presence', { state })
    showPresence(state, new Date().toISOString())
  }

  return {
    me,
    status,
    asking,
    csrf: computed(() => token.value || cookie('zhike_csrf')),
    /** Nothing but an own password is open to somebody who still has the one that another person chose. */
    settled: computed(() => me.value !== null && !me.value.user.must_change_password),
    can: (permission: string): boolean => me.value !== null && permission in me.value.permissions,
    scope: (permission: string): Scope | null => me.value?.permissions[permission] ?? null,
    take,
    load,
    signIn,
    signOut,
    /** Asked by the client on a 401; only for somebody who was signed in, others go to the sign-in page. */
    again: (): Promise<boolean> => (me.value === null ? Promise.resolve(false) : ask()),
    answered,
    setPresence,
    showPresence,
  }
})

function cookie(name: string): string {
  const hit = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`))
  return hit ? decodeURIComponent(hit.slice(name.length + 1)) : ''
}
