import { ref, shallowRef } from 'vue'

import { isProblem } from '@shared/api/problem'
import { useApi } from '@shared/api/use'
import { useProblemText } from '@shared/composables/problem'

import type { Thread } from './useThread'

/** What can be done to the round of service in hand; each verb starts from the version on the screen. */
export function useEpisode(thread: Thread) {
  const api = useApi()
  const toast = useToast()
  const words = useProblemText()
  const busy = ref(false)
  const problem = shallowRef<unknown>(null)

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = null
    try {
      await work()
      return true
    } catch (error) {
      problem.value = error
      toast.add({ title: words.title(error), description: words.detail(error), color: isProblem(error) && error.kind === 'conflict' ? 'warning' : 'error' })
      return false
    } finally {
      busy.value = false
      await thread.again()
    }
  }
  const version = (): { version: number } | Record<string, never> => {
    const known = thread.detail.data.value?.episode?.version
    return known === undefined ? {} : { version: known }
  }
  const verb = (name: string, body: unknown = {}): Promise<boolean> => run(() => api.post(thread.path(name), body, version()))

  return {
    busy,
    problem,
    take: () => verb('take'),
    reopen: () => verb('reopen'),
    answer: (accept: boolean) => {
      const transfer = thread.detail.data.value?.transfer
      return transfer ? run(() => api.post(thread.path(`transfers/${transfer.id}/${accept ? 'accept' : 'decline'}`), {})) : Promise.resolve(false)
    },
  }
}
