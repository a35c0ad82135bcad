/** Naming colleagues in internal notes, wherever notes are written. The menu comes with its words when an @ is typed. */
import { defineAsyncComponent } from 'vue'

import { loadArea } from '@shared/i18n'

export const MentionMenu = defineAsyncComponent(async () => {
  const [found] = await Promise.all([import('./MentionMenu.vue'), loadArea('mentions')])
  return found
})
/** What the field asks of the menu while a name is being typed; false: there is nothing to choose. */
export interface MentionChoice {
  choose: () => boolean
  move: (step: number) => boolean
}
