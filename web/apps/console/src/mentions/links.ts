export interface TextPart {
  text: string
  href: string | null
}

/** Only http and https; Chinese punctuation ends an address, and so does a closing mark at its end. */
const ADDRESS = /https?:\/\/[^\s<>"'，。；！？、）】》“”‘’]+/g
const TRAILING = /[.,;:!?)\]}]+$/

/** The text cut into plain parts and links. Put together again, the parts are the text. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const hit of text.matchAll(ADDRESS)) {
    const address = hit[0].replace(TRAILING, '')
    if (!URL.canParse(address)) continue
    if (hit.index > from) parts.push({ text: text.slice(from, hit.index), href: null })
    parts.push({ text: address, href: address })
    from = hit.index + address.length
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from), href: null })
  return parts
}
