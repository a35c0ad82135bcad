/** The chat as a whole page, for links and for the web views of shop apps. */
import { mount } from '../../widget/src/chat/mount'
import './page.css'
import { wishOf } from './address'

const { channel, token, language, theme } = wishOf(location.pathname, location.hash)

// Before anything else: the token must stay neither in the address bar nor in the history. What is no secret stays, so
// that a reload keeps the language.
if (token) {
  const rest = new URLSearchParams(location.hash.slice(1))
  rest.delete('token')
  const hash = rest.toString()
  history.replaceState(null, '', location.pathname + location.search + (hash && `#${hash}`))
}

async function begin(): Promise<void> {
  const chat = await mount({ channel, languages: [language], theme, host: { tell: () => undefined }, close: null })
  chat.setPage({ url: location.origin + location.pathname, title: document.title })
  if (token) chat.identify(token)
  chat.setOpen(true)

  // An app may hand over a fresh token while the page is open.
  addEventListener('hashchange', () => {
    const fresh = wishOf(location.pathname, location.hash).token
    if (!fresh) return
    history.replaceState(null, '', location.pathname + location.search)
    chat.identify(fresh)
  })
}

void begin()
