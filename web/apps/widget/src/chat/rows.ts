/** Turns a thread into the rows of the list: day lines, the unread line, messages grouped by author. */
import { dayOf } from './format'
import { isIncoming, isOwn, type Outgoing, type Thread } from './thread'
import type { Message } from './types'

/** Messages of one author closer than this are one group with one name and one time. */
const GROUP_MS = 300_000

export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'event'; readonly key: string; readonly message: Message }
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly first: boolean; readonly last: boolean }
  | { readonly kind: 'outgoing'; readonly key: string; readonly entry: Outgoing }

/** `readBefore`: highest seq that was read when the panel opened, or null for no unread line. */
export function rowsOf(thread: Thread, readBefore: number | null): Row[] {
  const rows: Row[] = []
  let day: number | null = null
  let marked = readBefore === null || readBefore === 0
  let previous: Message | null = null
  const line = (at: number): void => {
    if (dayOf(at) === day) return
    day = dayOf(at)
    rows.push({ kind: 'day', key: `day-${day}`, at })
    previous = null
  }
  thread.messages.forEach((message, index) => {
    line(Date.parse(message.created_at))
    if (!marked && message.seq > (readBefore ?? 0) && isIncoming(message)) {
      marked = true
      previous = null
      rows.push({ kind: 'unread', key: 'unread' })
    }
    if (message.kind === 'event') rows.push({ kind: 'event', key: message.id, message })
    else {
      const first = !continues(previous, message)
      rows.push({ kind: 'message', key: keyOf(message), message, first, last: !continues(message, thread.messages[index + 1]) })
    }
    previous = message
  })
  for (const entry of thread.outbox) {
    line(entry.at)
    rows.push({ kind: 'outgoing', key: entry.key, entry })
  }
  return rows
}

/** A stored own message keeps the row of its outbox entry, so that nothing flickers when it is confirmed. */
const keyOf = (message: Message): string => (isOwn(message) && message.client_key) || message.id

function continues(a: Message | null | undefined, b: Message | null | undefined): boolean {
  if (!a || !b || a.kind === 'event' || b.kind === 'event') return false
  if (a.author.kind !== b.author.kind || a.author.id !== b.author.id) return false
  const [from, to] = [Date.parse(a.created_at), Date.parse(b.created_at)]
  return to - from < GROUP_MS && dayOf(from) === dayOf(to)
}
