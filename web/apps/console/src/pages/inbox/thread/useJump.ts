import type { Ref } from 'vue'
import { nextTick, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { useApi } from '@shared/api/use'

import type { EpisodeRecord } from '../types'
import type { Thread } from './useThread'

/** How long the place that was asked for stays marked. */
const MARKED_MS = 2_500

/**
 * Goes to the place in the thread that the address names: `?episode=` for the beginning of a round of service, `?at=`
 * for a message by its number. Older messages are loaded until it is there.
 */
export function useJump(thread: Thread, id: () => string, box: Ref<HTMLElement | null>, leaveEnd: () => void) {
  const route = useRoute()
  const router = useRouter()
  const api = useApi()
  const marked = ref<number | null>(null)

  async function placeOf(episode: string): Promise<number | null> {
    const here = thread.state.value.messages.find((one) => one.episode_id === episode)
    // The first one that is loaded is the first one there is only when something of another round stands before it.
    if (here && here.seq !== thread.state.value.messages[0]?.seq) return here.seq
    const found = await api.get<EpisodeRecord>(`/conversations/${id()}/episodes/${episode}`).catch(() => null)
    return found?.opened_seq ?? null
  }
  function show(seq: number): void {
    const rows = [...(box.value?.querySelectorAll<HTMLElement>('[data-seq]') ?? [])]
    const row = rows.find((one) => Number(one.dataset.seq) >= seq)
    if (!row) return
    leaveEnd()
    row.scrollIntoView({ block: 'start' })
    marked.value = Number(row.dataset.seq)
    setTimeout(() => (marked.value = null), MARKED_MS)
  }
  watch(
    () => [route.query.episode, route.query.at, thread.state.value.messages.length > 0 ? id() : null] as const,
    async ([episode, at, ready]) => {
      if (ready === null || (!episode && !at)) return
      const seq = at ? Number(at) : await placeOf(String(episode))
      if (seq === null || !Number.isInteger(seq) || ready !== id()) return
      await thread.olderTo(seq)
      await nextTick()
      show(seq)
      const query = Object.fromEntries(Object.entries(route.query).filter(([name]) => name !== 'episode' && name !== 'at'))
      await router.replace({ query })
    },
    { immediate: true },
  )
  return { marked }
}
