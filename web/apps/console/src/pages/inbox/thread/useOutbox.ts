import { useEventListener } from '@vueuse/core'
import type { Ref } from 'vue'
import { onScopeDispose, watch } from 'vue'

import { newKey } from '@shared/api/client'
import { isProblem } from '@shared/api/problem'
import type { Message, MessageFile } from '@shared/api/types'
import { useApi } from '@shared/api/use'
import { useProblemText } from '@shared/composables/problem'

import { live } from '../../../api'
import { useSession } from '../../../session'
import type { Outbox } from './outbox'
import { openOutbox } from './outbox'
import type { Outgoing } from './state'
import type { Feed } from './useThread'

type Upload = Pick<MessageFile, 'id' | 'name' | 'size' | 'type'>

/** The line or the server failed, not the message: it may go out later as it is. */
const mayGoLater = (error: unknown): boolean => isProblem(error) && (error.status === 0 || error.status >= 500 || error.status === 429)

/** Sends what waits, one after another, so that the order in which it was typed stays: now and whenever the line is back. */
function useFlush(box: Outbox, post: (outgoing: Outgoing, to: string) => Promise<boolean>): void {
  let flushing = false
  async function flush(): Promise<void> {
    if (flushing) return
    flushing = true
    for (const conversation of box.conversations()) {
      for (const one of box.of(conversation).filter((kept) => kept.state === 'sending')) {
        if (!(await post(one, conversation))) break
      }
    }
    flushing = false
  }
  onScopeDispose(live.onPhase((phase) => phase === 'live' && void flush()))
  useEventListener(window, 'online', () => void flush())
  void flush()
}

/**
 * Sends at once and shows it at once. What failed stays with its reason, also over a reload, and goes out with the same
 * key as soon as the line is back; what the server refused waits for the person.
 */
export function useOutbox(id: Ref<string>, { state, feed }: Feed) {
  const api = useApi()
  const words = useProblemText()
  const box = openOutbox(sessionStorage, useSession().me?.user.id ?? 'nobody')

  async function post(outgoing: Outgoing, to: string): Promise<boolean> {
    const body = outgoing.kind === 'text' ? { kind: 'text', text: outgoing.text } : { kind: outgoing.kind, file_id: outgoing.file?.id }
    try {
      const message = await api.post<Message>(`/conversations/${to}/messages`, body, { key: outgoing.key })
      box.drop(to, outgoing.key)
      if (to === id.value) feed({ kind: 'arrived', message })
      return true
    } catch (error) {
      const why = words.title(error)
      box.put(to, { ...outgoing, state: mayGoLater(error) ? 'sending' : 'failed', why })
      if (to === id.value) feed({ kind: 'failed', key: outgoing.key, why })
      return false
    }
  }
  let before: Promise<unknown> = Promise.resolve()
  function start(what: Pick<Outgoing, 'kind' | 'text' | 'file'>): void {
    const outgoing: Outgoing = { ...what, key: newKey(), at: new Date().toISOString(), state: 'sending', why: null }
    box.put(id.value, outgoing)
    feed({ kind: 'sending', outgoing })
    // One after another: files stand before the words that go with them.
    const to = id.value
    before = before.then(() => post(outgoing, to))
  }

  useFlush(box, (one, conversation) => {
    if (conversation === id.value) feed({ kind: 'again', key: one.key })
    return post(one, conversation)
  })
  watch(id, (now) => box.of(now).forEach((outgoing) => feed({ kind: 'sending', outgoing })), { immediate: true, flush: 'post' })

  return {
    send: (text: string): void => start({ kind: 'text', text, file: null }),
    sendFile: (file: Upload): void => start({ kind: file.type.startsWith('image/') ? 'image' : 'file', text: '', file }),
    resend: (key: string): void => {
      feed({ kind: 'again', key })
      const outgoing = state.value.outgoing.find((one) => one.key === key)
      if (outgoing) void post(outgoing, id.value)
    },
    drop: (key: string): void => {
      box.drop(id.value, key)
      feed({ kind: 'dropped', key })
    },
  }
}
