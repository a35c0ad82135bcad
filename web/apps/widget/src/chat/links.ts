/** Finds web addresses in plain text. Nothing but http and https becomes a link, and nothing becomes markup. */
export interface Piece {
  readonly text: string
  /** Address to open, or null for plain text. */
  readonly href: string | null
}

// An address ends at white space, quotes, angle brackets, Chinese punctuation or a Chinese character: in Chinese
// nothing separates it from the words around.
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`\u2018-\u201f\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+/gi
const TRAILING = /[.,!?;:…]+$/
/** Characters that turn the writing direction around; they could make an address or a file name look like another. */
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g

export function pieces(text: string): Piece[] {
  const out: Piece[] = []
  let end = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = trim(match[0])
    if (!isWeb(address)) continue
    if (match.index > end) out.push({ text: text.slice(end, match.index), href: null })
    out.push({ text: address.replace(BIDI, ''), href: address })
    end = match.index + address.length
  }
  if (end < text.length) out.push({ text: text.slice(end), href: null })
  return out
}

/** A name shown in one line: no direction tricks, no line breaks. */
export const plainName = (name: string): string => name.replace(BIDI, '').replace(/\s+/g, ' ')

function trim(address: string): string {
  let result = address.replace(TRAILING, '')
  while (result.endsWith(')') && count(result, ')') > count(result, '(')) result = result.slice(0, -1).replace(TRAILING, '')
  return result
}

function isWeb(address: string): boolean {
  try {
    const url = new URL(address)
    return (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password
  } catch {
    return false
  }
}

const count = (text: string, char: string): number => text.split(char).length - 1
