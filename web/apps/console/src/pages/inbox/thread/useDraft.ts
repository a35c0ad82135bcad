import { useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose } from 'vue'

import { useApi } from '@shared/api/use'

import type { Detail } from '../types'
import { conversationKey } from './useThread'

const PAUSE_MS = 800
const LONGEST = 10_000

/**
 * Keeps what is being written on the server, a moment after the last key. What waits for one conversation is kept at
 * once when another is turned to; a text that was sent leaves an empty draft, whatever was waiting.
 */
export function useDraft() {
  const api = useApi()
  const cache = useQueryClient()
  let waiting: { id: string; text: string } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(): void {
    clearTimeout(timer)
    if (waiting === null) return
    const { id, text } = waiting
    waiting = null
    // Losing a draft is no reason to disturb who writes: the text is still on the screen.
    void api.put(`/conversations/${id}/draft`, { text }).catch(() => undefined)
  }
  function keep(id: string, text: string): void {
    if (waiting !== null && waiting.id !== id) flush()
    const draft = text.slice(0, LONGEST)
    cache.setQueryData<Detail>(conversationKey(id), (now) => now && { ...now, draft })
    waiting = { id, text: draft }
    clearTimeout(timer)
    timer = setTimeout(flush, PAUSE_MS)
  }
  onScopeDispose(flush)
  return keep
}
