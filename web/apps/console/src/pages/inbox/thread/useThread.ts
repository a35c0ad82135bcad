import { useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { computed, shallowRef, watch } from 'vue'

import type { Client } from '@shared/api/client'
import { keys } from '@shared/api/query'
import { useApi } from '@shared/api/use'

import type { Detail, MessagesPage, Note } from '../types'
import type { ThreadInput, ThreadState } from './state'
import { emptyThread, threadStep } from './state'
import { useOutbox } from './useOutbox'
import { useThreadLive } from './useThreadLive'

const PAGE = 50
/** As many messages as one answer holds. */
const MOST = 200

export const conversationKey = (id: string) => keys.one('conversations', id)

/** The thread's state and the one way to change it. */
export interface Feed {
  state: Readonly<Ref<ThreadState>>
  feed: (input: ThreadInput) => void
}

function useState(id: Ref<string>): Feed {
  const state = shallowRef(emptyThread)
  watch(id, () => (state.value = emptyThread))
  return { state, feed: (input) => void (state.value = threadStep(state.value, input)) }
}

/** Fills holes as they show, and loads older pages when asked. */
function usePages(api: Client, path: (rest: string) => string, { state, feed }: Feed) {
  let loading = false
  watch(
    () => state.value.gapAfter,
    async (after) => {
      if (after === null) return
      const page = await api.get<MessagesPage>(path('messages'), { query: { after_seq: after, limit: 200 } }).catch(() => null)
      if (page) feed({ kind: 'filled', messages: page.messages })
    },
  )
  async function older(limit = PAGE): Promise<void> {
    const first = state.value.messages[0]
    if (!first || !state.value.older || loading) return
    loading = true
    try {
      const page = await api.get<MessagesPage>(path('messages'), { query: { before_seq: first.seq, limit } })
      feed({ kind: 'older', messages: page.messages, older: page.has_more })
    } finally {
      loading = false
    }
  }
  /** Loads back to a message; stops when a page brings nothing, so that a broken line does not make it ask for ever. */
  async function olderTo(seq: number): Promise<void> {
    for (let before = Infinity; ; ) {
      const first = state.value.messages[0]?.seq ?? 0
      if (first <= seq || first >= before || !state.value.older) return
      before = first
      await older(MOST)
    }
  }
  return { older: () => older(), olderTo }
}

/** Tells the server how far we have read; once per message, and only while somebody can see the page. */
function useReading(id: Ref<string>, api: Client, path: (rest: string) => string, state: Readonly<Ref<ThreadState>>) {
  let told = 0
  watch(id, () => (told = 0))
  return function markRead(): void {
    const last = state.value.messages.at(-1)?.seq ?? 0
    if (last <= told || document.visibilityState === 'hidden') return
    told = last
    void api.post(path('read'), { read_seq: last }).catch(() => (told = 0))
  }
}

/** One open conversation: its detail, its messages as they come, what is being sent, who is typing. */
export function useThread(id: Ref<string>) {
  const api = useApi()
  const cache = useQueryClient()
  const path = (rest: string): string => `/conversations/${id.value}/${rest}`
  const flow = useState(id)
  const detail = useQuery({
    queryKey: computed(() => conversationKey(id.value)),
    queryFn: ({ signal }) => api.get<Detail>(`/conversations/${id.value}`, { signal }),
    refetchOnWindowFocus: false,
    // Nobody heard what happened while it was not open: what is kept is shown at once, and read again.
    staleTime: 0,
  })
  watch(
    detail.data,
    (now) => {
      if (now?.id !== id.value) return
      flow.feed({ kind: 'snapshot', messages: now.messages, older: now.has_more, theirs: now.marks.customer })
    },
    { immediate: true },
  )
  const again = (): Promise<unknown> => cache.invalidateQueries({ queryKey: conversationKey(id.value) })

  async function note(text: string, mentions: readonly string[] = []): Promise<void> {
    const added = await api.post<Note>(path('notes'), { text, mention_ids: mentions })
    cache.setQueryData<Detail>(conversationKey(id.value), (now) =>
      now && !now.notes.some((one) => one.id === added.id) ? { ...now, notes: [...now.notes, added] } : now,
    )
  }

  return {
    detail,
    state: flow.state,
    path,
    again,
    note,
    ...usePages(api, path, flow),
    markRead: useReading(id, api, path, flow.state),
    ...useOutbox(id, flow),
    ...useThreadLive(id, flow, again),
  }
}

export type Thread = ReturnType<typeof useThread>
