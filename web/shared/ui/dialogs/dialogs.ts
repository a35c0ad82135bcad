import { shallowRef } from 'vue'

export interface ConfirmWords {
  title: string
  body?: string
  /** The verb on the button: "Deactivate", never "OK". */
  action: string
  danger?: boolean
}

/** One field on which two people disagree. */
export interface ConflictField {
  key: string
  label: string
  base: string
  mine: string
  theirs: string
}

export type ConflictAnswer = 'mine' | 'theirs' | 'cancel'

interface Open<Words, Answer> {
  words: Words
  answer: (value: Answer) => void
}

export const openConfirm = shallowRef<Open<ConfirmWords, boolean> | null>(null)
export const openConflict = shallowRef<Open<ConflictField[], ConflictAnswer> | null>(null)

function ask<Words, Answer>(slot: { value: Open<Words, Answer> | null }, words: Words, none: Answer): Promise<Answer> {
  slot.value?.answer(none)
  return new Promise((resolve) => {
    slot.value = {
      words,
      answer: (value) => {
        slot.value = null
        resolve(value)
      },
    }
  })
}

/** Asks before something that cannot simply be undone. False when the person turns away. */
export const confirm = (words: ConfirmWords): Promise<boolean> => ask(openConfirm, words, false)

/** Shows both texts of every field two people changed and asks which shall stand. */
export const resolveConflict = (fields: ConflictField[]): Promise<ConflictAnswer> => ask(openConflict, fields, 'cancel')
