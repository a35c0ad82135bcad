/** What lists and the tasks share for changes to many rows. Each part comes with its words. */
import { defineAsyncComponent } from 'vue'

import { loadArea } from '@shared/i18n'

const withWords = <T>(part: () => Promise<T>): (() => Promise<T>) => async () => {
  const [found] = await Promise.all([part(), loadArea('bulk')])
  return found
}

export const BulkLine = defineAsyncComponent(withWords(() => import('./BulkLine.vue')))
export const ChosenBar = defineAsyncComponent(withWords(() => import('./ChosenBar.vue')))
