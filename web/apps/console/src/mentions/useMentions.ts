import type { Ref } from 'vue'
import { computed, nextTick, ref } from 'vue'

import type { Named } from '@shared/api/types'

import { namedIn, putName, typedName } from './mentions'

/** A menu over a field while something is typed there; false: there is nothing to choose, or it is still on its way. */
export interface MenuChoice {
  choose: () => boolean
  move: (step: number) => boolean
}

/** Whose names were put into the note in a field, and the name that is being typed there while `on`. */
export function useMentions(field: Ref<HTMLTextAreaElement | null>, note: Ref<string>, on: () => boolean) {
  const known = ref<Named[]>([])
  const caret = ref(0)
  const naming = computed(() => (on() ? typedName(note.value, caret.value) : null))
  const readCaret = (): void => void (caret.value = field.value?.selectionStart ?? 0)
  async function putColleague(one: Named): Promise<void> {
    if (!naming.value) return
    const made = putName(note.value, naming.value.from, caret.value, one.name)
    known.value = [...known.value.filter((other) => other.id !== one.id), one]
    note.value = made.text
    await nextTick()
    field.value?.focus()
    field.value?.setSelectionRange(made.caret, made.caret)
    caret.value = made.caret
  }
  const mentioned = (): string[] => namedIn(note.value, known.value).map((one) => one.id)
  const forget = (): void => void (known.value = [])
  return { naming, readCaret, putColleague, mentioned, forget }
}
