import type { components } from '../api/schema'
import { linkOf } from './links'

export type FoundItem = components['schemas']['SearchItem']
export type Found = components['schemas']['SearchAnswer']

/** How a kind of thing looks among hits, in the order of the groups. */
export const FOUND_KINDS = ['customer', 'order', 'ticket', 'message', 'note', 'product'] as const
const ICONS: Record<string, string> = {
  customer: 'i-lucide-user-round',
  order: 'i-lucide-package',
  ticket: 'i-lucide-ticket',
  message: 'i-lucide-message-square-text',
  note: 'i-lucide-sticky-note',
  product: 'i-lucide-shopping-bag',
}

export const foundIcon = (kind: string): string => ICONS[kind] ?? 'i-lucide-file-text'

/** What was found around the words; null where that is the title itself. */
export function excerptOf(item: Pick<FoundItem, 'title' | 'excerpt'>): string | null {
  const text = item.excerpt.before + item.excerpt.hit + item.excerpt.after
  return text === '' || text === item.title ? null : text
}

/** The page of a hit; a message opens its thread at its place. */
export function foundLink(item: Pick<FoundItem, 'link' | 'seq' | 'kind'>): string | null {
  const page = linkOf(item.link)
  return page !== null && item.kind === 'message' && item.seq !== null ? `${page}?seq=${item.seq}` : page
}

/** Hits by kind: known kinds in their order, unknown ones behind. */
export function byKind(items: FoundItem[]): { kind: string; items: FoundItem[] }[] {
  const kinds = [...new Set([...FOUND_KINDS, ...items.map((item) => item.kind)])]
  return kinds.map((kind) => ({ kind, items: items.filter((item) => item.kind === kind) })).filter((group) => group.items.length > 0)
}
