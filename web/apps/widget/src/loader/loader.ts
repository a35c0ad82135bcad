/**
 * What a shop's page loads: `<script src="…/widget.js" data-channel="KEY" async></script>`. Shows the bubble in a closed
 * shadow root and the chat in an iframe from our origin; needs no more of the page's policy than script-src and
 * frame-src. Commands: `zhike.q.push(['open'])`; see the widget's README.
 */
import { sheetText } from './sheet.colours'

type Command = [string, ...unknown[]]
type Listener = (value: unknown) => void
interface Zhike {
  /** Commands waiting for the script, or, once it runs, the script itself. */
  q: Command[] | { push(command: Command): void }
  on?: 1
}

const script = (document.currentScript ?? document.querySelector('script[data-channel]')) as HTMLScriptElement
const win = window as Window & { zhike?: Zhike | undefined }
const { channel = '', language, position, theme = '', color } = script.dataset
const base = new URL(script.src).origin
const wish = language ?? (document.documentElement.lang || navigator.language)
const name = /^zh/i.test(wish) ? '在线客服' : 'Chat with us'
const listeners: Record<string, Listener[]> = {}
const host = document.createElement('div')
const button = document.createElement('button')
const badge = document.createElement('b')
const end = new AbortController()
const life = { signal: end.signal }
let root: ShadowRoot
let frame: HTMLIFrameElement | undefined
let ready = false
let open = false
let token: unknown = null
let page: unknown = null

const emit = (event: string, value?: unknown): void => listeners[event]?.forEach((listener) => listener(value))

const post = (...message: Command): void => {
  if (ready) frame?.contentWindow?.postMessage({ zhike: message }, base)
}

// Without query and fragment: they may hold what the shop must not hand on. `page` sends another where it is wanted.
const here = (): unknown => page ?? { url: location.origin + location.pathname, title: document.title }

function make(): void {
  if (frame) return
  frame = document.createElement('iframe')
  frame.title = name
  frame.src = `${base}/widget/frame?channel=${encodeURIComponent(channel)}#o=${encodeURIComponent(location.origin)}`
  root.append(frame)
}

function toggle(to: boolean): void {
  make()
  if (to === open) return
  open = to
  host.classList.toggle('o', to)
  button.setAttribute('aria-expanded', String(to))
  fit()
  post('page', here())
  post('open', to)
  if (to) frame?.focus()
  else button.focus({ preventScroll: true })
  emit(to ? 'open' : 'close')
}

function unread(count: number): void {
  badge.textContent = count ? (count > 99 ? '99+' : String(count)) : ''
  button.setAttribute('aria-label', count ? `${name} (${count})` : name)
}

function paint(what: string, value: unknown): void {
  if (/^#([0-9a-f]{3}){1,2}$/i.test(value as string)) host.style.setProperty(`--${what}`, value as string)
}

function heard(event: MessageEvent): void {
  if (event.origin !== base || event.source !== frame?.contentWindow || !Array.isArray(event.data?.zhike)) return
  const [what, value] = event.data.zhike as Command
  if (what === 'ready') {
    ready = true
    // Only now has the panel a way to close itself; on a phone the bubble gives way to it.
    host.classList.add('r')
    post('init', { language: wish, theme, page: here(), token, open })
  } else if (what === 'close') return toggle(false)
  else if (what === 'unread') unread(value as number)
  else if (what === 'color' || what === 'ink') paint(what, value)
  emit(what, value)
}

function escape(event: KeyboardEvent): void {
  if (event.key === 'Escape' && open) toggle(false)
}

// iOS lays the keyboard over the page: the panel keeps to what can be seen.
function fit(): void {
  const view = visualViewport
  if (frame && view) frame.style.height = innerWidth <= 520 && open ? `${view.height}px` : ''
}

function run([what, value, listener]: Command): void {
  if (what === 'open') toggle(true)
  else if (what === 'close') toggle(false)
  else if (what === 'on') (listeners[value as string] ??= []).push(listener as Listener)
  else if (what === 'page') post('page', (page = value))
  else if (what === 'identify') {
    token = value ?? null
    make()
    post('identify', token)
  } else if (what === 'destroy') {
    end.abort()
    host.remove()
    delete win.zhike
  }
}

function style(text: string): void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    root.adoptedStyleSheets = [sheet]
  } catch {
    // Browsers of 2022 and before; a page that forbids inline styles shows them an unstyled button.
    const element = document.createElement('style')
    element.textContent = text
    root.append(element)
  }
}

function start(): void {
  root = host.attachShadow({ mode: 'closed' })
  style(sheetText(position === 'left' ? 'start' : 'end'))
  root.append(button, badge)
  unread(0)
  paint('color', color)
  button.setAttribute('aria-expanded', 'false')
  button.onclick = () => toggle(!open)
  addEventListener('message', heard, life)
  addEventListener('keydown', escape, life)
  visualViewport?.addEventListener('resize', fit, life)
  const queue = win.zhike?.q
  win.zhike = { q: { push: run }, on: 1 }
  // Beside the body, not in it: single-page shops exchange the body.
  document.documentElement.append(host)
  if (Array.isArray(queue)) queue.forEach(run)
  ;(window.requestIdleCallback ?? setTimeout)(make)
}

// A page that runs the tag twice, or a shop that changes pages without loading, still has one bubble.
if (!win.zhike?.on) start()
