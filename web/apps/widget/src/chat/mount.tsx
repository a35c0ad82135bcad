import { render } from 'preact'
import { Api } from './api'
import './chat.css'
import { Chat, type ChatHost } from './chat'
import { App } from './components/App'
import { loadLanguage, tagFor } from './i18n'
import { followTheme, setBrand, type Theme } from './look'
import { Keep } from './storage'

export interface MountOptions {
  readonly channel: string
  /** Wished languages, best first; the browser's own follow. */
  readonly languages: readonly (string | null | undefined)[]
  readonly theme: Theme
  readonly host: ChatHost
  /** Folds the panel; null on a full page. */
  readonly close: (() => void) | null
}

/** Puts the chat into `#app` and ties it to the page's life: network, visibility, colour. Does not open it. */
export async function mount({ channel, languages, theme, host, close }: MountOptions): Promise<Chat> {
  const language = await loadLanguage(tagFor([...languages, ...navigator.languages]))
  const root = document.documentElement
  root.lang = language.tag
  root.dir = language.dir
  document.title = language.t('title')
  followTheme(theme)
  const chat = new Chat(new Api(channel, language.tag), new Keep(channel), {
    tell(name, value) {
      host.tell(name, value)
      if (name === 'color') host.tell('ink', setBrand(String(value)))
    },
  })
  addEventListener('online', () => chat.resume())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && chat.resume())
  const app = document.getElementById('app')
  if (app) render(<App chat={chat} language={language} close={close} />, app)
  return chat
}
