/** What the page's address says: `/chat/<KEY>#token=…&language=…&theme=…`. */
import type { Theme } from '../../widget/src/chat/look'

export interface Wish {
  readonly channel: string
  /** The shop's signed token; only ever in the fragment, which no server and no log sees. */
  readonly token: string | null
  readonly language: string | null
  readonly theme: Theme
}

export function wishOf(path: string, hash: string): Wish {
  const said = new URLSearchParams(hash.replace(/^#/, ''))
  const theme = said.get('theme')
  return {
    channel: keyIn(path),
    token: said.get('token') || null,
    language: said.get('language'),
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
  }
}

function keyIn(path: string): string {
  const raw = /\/chat\/([^/]+)/.exec(path)?.[1] ?? ''
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}
