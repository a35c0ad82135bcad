/** The parts that conversations and tickets share beside their work. Each comes with its words. */
import { defineAsyncComponent } from 'vue'

import { loadArea } from '@shared/i18n'

const withWords = <T>(part: () => Promise<T>): (() => Promise<T>) => async () => {
  const [found] = await Promise.all([part(), loadArea('desk')])
  return found
}

/** Who the customer is and what there is with them: `:customer`, `:conversation`, and the episode at hand. */
export const CustomerFile = defineAsyncComponent(withWords(() => import('./CustomerFile.vue')))
export const CategoryPicker = defineAsyncComponent(withWords(() => import('./CategoryPicker.vue')))
export const TagPicker = defineAsyncComponent(withWords(() => import('./TagPicker.vue')))
