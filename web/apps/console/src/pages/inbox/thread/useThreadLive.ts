import { useQueryClient } from '@tanstack/vue-query'
import { useDebounceFn } from '@vueuse/core'
import type { Ref } from 'vue'
import { onScopeDispose, shallowRef, watch } from 'vue'

import { useApi } from '@shared/api/use'
import type { LiveEvent } from '@shared/live/protocol'

import { live } from '../../../api'
import type { Detail } from '../types'
import type { Marks } from './state'
import type { Feed } from './useThread'
import { conversationKey } from './useThread'

/** A typing sign that is not repeated goes away by itself. */
const TYPING_MS = 6_000

/** Hears one conversation: messages, marks, typing; anything else that happens to it loads the detail again. */
export function useThreadLive(id: Ref<string>, { feed }: Feed, again: () => Promise<unknown>) {
  const api = useApi()
  const cache = useQueryClient()
  const typing = shallowRef<{ name: string | null; until: number } | null>(null)
  watch(id, () => (typing.value = null))

  // Deadlines are moved by what is said, a moment after it was stored.
  const clocks = useDebounceFn(() => void cache.invalidateQueries({ queryKey: ['clocks'] }), 1_500)
  const onEvent = (event: LiveEvent): void => {
    if (event.data.conversation_id !== id.value) return
    if (event.name === 'conversations.message_sent') {
      if (event.message) feed({ kind: 'arrived', message: event.message })
      if (event.message?.author.kind === 'customer') typing.value = null
      if (event.message?.file || event.message?.data?.image_file_id) void again()
      void clocks()
    } else if (event.name === 'conversations.marks_moved') {
      if (event.data.side === 'customer') feed({ kind: 'marks', theirs: event.data as unknown as Marks })
    } else {
      void again()
    }
  }
  const stops = [
    live.on(onEvent),
    live.onTyping((one) => {
      if (one.conversation !== id.value || one.by.kind === 'user') return
      typing.value = one.on ? { name: one.by.name, until: Date.now() + TYPING_MS } : null
    }),
  ]
  const forget = setInterval(() => {
    if (typing.value && typing.value.until < Date.now()) typing.value = null
  }, 1_000)

  const grantFor = (conversation: string) => (): Promise<string> =>
    cache
      .fetchQuery({ queryKey: conversationKey(conversation), queryFn: () => api.get<Detail>(`/conversations/${conversation}`), staleTime: 5_000 })
      .then((now) => now.listen_grant)
  let leave: (() => void) | null = null
  watch(
    id,
    (now) => {
      leave?.()
      leave = live.listen(`conversation:${now}`, grantFor(now))
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    stops.forEach((stop) => stop())
    leave?.()
    clearInterval(forget)
  })
  return { typing }
}
