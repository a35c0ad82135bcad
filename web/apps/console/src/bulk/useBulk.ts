import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'

import { newKey } from '@shared/api/client'
import { useApi } from '@shared/api/use'
import { useFormat } from '@shared/composables/format'
import { useProblemText } from '@shared/composables/problem'
import { loadArea } from '@shared/i18n'

import { openTasks } from '../tasks'
import type { BulkRun } from './types'
import { countsOf, isOver, leftOf } from './types'

const LOOK_MS = 700
/** How long the way back is offered at hand; the tasks offer it as long as the server allows it. */
const OFFER_MS = 15_000

/** What is told at the end of a change, with the way back where there is one. */
function useOutcome(undo: (job: string) => void) {
  const { t } = useI18n()
  const format = useFormat()
  return (run: BulkRun | null, job: string) => {
    const show = { label: t('bulk.show'), color: 'neutral' as const, variant: 'outline' as const, onClick: () => openTasks(job) }
    const back = { label: t('bulk.undo'), color: 'neutral' as const, onClick: () => undo(job) }
    if (run === null || run.state === 'dead' || run.state === 'failed') return { color: 'error' as const, title: t('bulk.failed'), duration: OFFER_MS, actions: [show] }
    const unwell = run.refused + leftOf(run) > 0
    return {
      color: unwell ? ('warning' as const) : ('success' as const),
      title: run.done === 0 && !unwell ? t('bulk.nothing') : t(run.undoes ? 'bulk.undone' : 'bulk.done', { n: format.number(run.done) }),
      description: countsOf(run).slice(1).filter(([, n]) => n > 0).map(([key, n]) => t(`bulk.${key}`, { n: format.number(n) })).join(' · ') || undefined,
      duration: OFFER_MS,
      actions: [...(run.undo_until ? [back] : []), ...(unwell ? [show] : [])],
    }
  }
}

/** Starts changes to many rows and tells how they go: progress, result, and the way back. */
export function useBulk(entities: readonly string[]) {
  const { t } = useI18n()
  const api = useApi()
  const cache = useQueryClient()
  const format = useFormat()
  const words = useProblemText()
  const toast = useToast()
  const busy = ref(false)
  void loadArea('bulk')

  /** Sends a change; true once it is under way. */
  async function start(path: string, body: unknown): Promise<boolean> {
    busy.value = true
    try {
      await loadArea('bulk')
      const begun = await api.post<{ job: string }>(path, body, { key: newKey() })
      void follow(begun.job)
      return true
    } catch (error) {
      toast.add({ color: 'error', title: words.title(error), description: words.detail(error) })
      return false
    } finally {
      busy.value = false
    }
  }

  async function follow(job: string): Promise<void> {
    void cache.invalidateQueries({ queryKey: ['jobs'] })
    const id = `bulk-${job}`
    let shown = false
    for (;;) {
      const run = await api.get<BulkRun>(`/bulk-runs/${job}`).catch(() => null)
      if (run === null || isOver(run)) {
        toast.remove(id)
        toast.add(outcome(run, job))
        break
      }
      const title = t('bulk.running', { n: format.number(run.done + run.unchanged + run.refused), total: format.number(run.total) })
      if (shown) toast.update(id, { title })
      else toast.add({ id, title, icon: 'i-lucide-loader-circle', color: 'neutral', duration: 0, ui: { icon: 'animate-spin' } })
      shown = true
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
    await Promise.all([...entities, 'jobs', 'bulk-runs'].map((entity) => cache.invalidateQueries({ queryKey: [entity] })))
  }

  const undo = (job: string): Promise<boolean> => start(`/bulk-runs/${job}/undo`, {})
  const outcome = useOutcome((job) => void undo(job))

  return { start, undo, busy }
}
