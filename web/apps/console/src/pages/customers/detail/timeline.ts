import type { Entry } from '../types'

/** What an entry leads to: an episode stands in its conversation; a record leads nowhere else. */
export function subjectOf(entry: Pick<Entry, 'subject_kind' | 'subject_id' | 'facts'>): { kind: string; id: string } | null {
  const conversation = entry.facts.conversation_id
  if (typeof conversation === 'string') return { kind: 'conversation', id: conversation }
  const order = entry.facts.order_id
  if (typeof order === 'string') return { kind: 'order', id: order }
  return entry.subject_kind === 'customer' ? null : { kind: entry.subject_kind, id: entry.subject_id }
}
