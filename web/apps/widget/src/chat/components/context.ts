import { useEffect, useState } from 'preact/hooks'
import type { Chat, View } from '../chat'
import type { Language } from '../i18n'

export interface Ui {
  readonly chat: Chat
  readonly language: Language
  /** Folds the panel; null where the chat is the whole page. */
  readonly close: (() => void) | null
}

// One document holds one chat, in the frame as on the page; so a variable does what a context would, 250 bytes lighter.
let current: Ui | null = null

export function provideUi(ui: Ui): void {
  current = ui
}

/** The chat, the texts and the way out. */
export function useUi(): Ui {
  if (!current) throw new Error('provideUi was not called')
  return current
}

/** The chat's current view; the component renders again after every change. */
export function useView(chat: Chat): View {
  const [view, setView] = useState(chat.view)
  useEffect(() => {
    setView(chat.view)
    return chat.subscribe(() => setView(chat.view))
  }, [chat])
  return view
}
