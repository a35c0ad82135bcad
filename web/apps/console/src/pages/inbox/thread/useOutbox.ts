import type { Ref } from 'vue'

import { newKey } from '@shared/api/client'
import type { Message, MessageFile } from '@shared/api/types'
import { useApi } from '@shared/api/use'
import { useProblemText } from '@shared/composables/problem'

import type { Outgoing } from './state'
import type { Feed } from './useThread'

type Upload = Pick<MessageFile, 'id' | 'name' | 'size' | 'type'>

/** Sends at once and shows it at once; what failed stays with its reason and is sent again with the same key. */
export function useOutbox(id: Ref<string>, { state, feed }: Feed) {
  const api = useApi()
  const words = useProblemText()

  async function post(outgoing: Outgoing, to: string): Promise<void> {
    const body = outgoing.kind === 'text' ? { kind: 'text', text: outgoing.text } : { kind: outgoing.kind, file_id: outgoing.file?.id }
    try {
      const message = await api.post<Message>(`/conversations/${to}/messages`, body, { key: outgoing.key })
      if (to === id.value) feed({ kind: 'arrived', message })
    } catch (error) {
      if (to === id.value) feed({ kind: 'failed', key: outgoing.key, why: words.title(error) })
    }
  }
  function start(what: Pick<Outgoing, 'kind' | 'text' | 'file'>): void {
    const outgoing: Outgoing = { ...what, key: newKey(), at: new Date().toISOString(), state: 'sending', why: null }
    feed({ kind: 'sending', outgoing })
    void post(outgoing, id.value)
  }

  return {
    send: (text: string): void => start({ kind: 'text', text, file: null }),
    sendFile: (file: Upload): void => start({ kind: file.type.startsWith('image/') ? 'image' : 'file', text: '', file }),
    resend: (key: string): void => {
      feed({ kind: 'again', key })
      const outgoing = state.value.outgoing.find((one) => one.key === key)
      if (outgoing) void post(outgoing, id.value)
    },
    drop: (key: string): void => feed({ kind: 'dropped', key }),
  }
}
