/** Colleagues named in a note: finding what is being typed after an @, and cutting a text at the names in it. */
import type { Named } from '@shared/api/types'

/** What is typed after an @ right before the caret; null when no name is being typed. An @ inside a word (an e-mail address) is none. */
export function typedName(text: string, caret: number): { from: number; q: string } | null {
  const hit = /(^|[^A-Za-z0-9_.@])@([^\s@，。；：！？,;:!?]{0,20})$/.exec(text.slice(0, caret))
  return hit ? { from: hit.index + (hit[1] ?? '').length, q: hit[2] ?? '' } : null
}

/** `text` with the name in place of what was typed, and where the caret stands then. */
export function putName(text: string, from: number, caret: number, name: string): { text: string; caret: number } {
  const put = `@${name} `
  const rest = text.slice(caret).replace(/^ /, '')
  return { text: text.slice(0, from) + put + rest, caret: from + put.length }
}

/** Those of `known` whose name still stands in the text after an @. */
export const namedIn = (text: string, known: readonly Named[]): Named[] => known.filter((one) => text.includes(`@${one.name}`))

export interface NotePart {
  text: string
  mention: Named | null
}

/** The text cut at the names it mentions, the longest name first where one begins with another. */
export function noteParts(text: string, mentions: readonly Named[]): NotePart[] {
  const byLength = [...mentions].sort((a, b) => b.name.length - a.name.length)
  const parts: NotePart[] = []
  let plain = ''
  for (let at = 0; at < text.length; ) {
    const hit = text[at] === '@' ? byLength.find((one) => text.startsWith(one.name, at + 1)) : undefined
    if (!hit) {
      plain += text[at]
      at += 1
      continue
    }
    if (plain !== '') parts.push({ text: plain, mention: null })
    plain = ''
    parts.push({ text: `@${hit.name}`, mention: hit })
    at += hit.name.length + 1
  }
  if (plain !== '' || parts.length === 0) parts.push({ text: plain, mention: null })
  return parts
}
