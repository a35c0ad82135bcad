/** The chat in the iframe: waits for the loader's first words, then lives by its commands. */
import type { Chat } from '../chat/chat'
import { mount } from '../chat/mount'
import type { Page } from '../chat/types'
import { Bridge, originIn, type FromLoader, type Init } from './bridge'

const PAGE_URL_MAX = 500
const PAGE_TITLE_MAX = 200

const channel = new URLSearchParams(location.search).get('channel') ?? ''
const origin = originIn(location.hash)

async function begin(bridge: Bridge, { language, theme, page, token, open }: Init): Promise<Chat> {
  const chat = await mount({
    channel,
    languages: [language],
    theme: theme === 'dark' || theme === 'light' ? theme : 'auto',
    host: bridge,
    close: () => bridge.tell('close'),
  })
  if (page) chat.setPage(clean(page))
  if (token) chat.identify(token)
  if (open) chat.setOpen(true)
  else chat.wake()
  return chat
}

function obey(chat: Chat, [name, value]: FromLoader): void {
  if (name === 'open') chat.setOpen(value === true)
  else if (name === 'page') chat.setPage(clean(value))
  else if (name === 'identify') chat.identify(typeof value === 'string' ? value : null)
}

const clean = ({ url, title }: Page): Page => ({
  url: String(url).slice(0, PAGE_URL_MAX),
  title: String(title).slice(0, PAGE_TITLE_MAX),
})

if (origin && parent !== window) {
  const bridge = new Bridge(origin)
  let chat: Promise<Chat> | null = null
  bridge.listen((message) => {
    // Commands that come while the texts load wait for them, in order.
    if (chat) void chat.then((ready) => obey(ready, message))
    else if (message[0] === 'init') chat = begin(bridge, message[1])
  })
  bridge.tell('ready')
}
