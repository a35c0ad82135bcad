import type { QueueItem } from '@shared/entities/types'

/** What the list of waiting conversations tells about one of them. */
export interface Waiting {
  id: string
  episode_id: string
  channel: { id: string; name: string }
  customer: { id: string; number: string; name: string; vip: boolean }
  last: { preview: string | null }
}

/** What the list of tickets tells about one that nobody has yet. */
export interface WaitingTicket {
  id: string
  number: string
  subject: string
}

export type QueueRow = QueueItem & { conversation: Waiting | null; ticket: WaitingTicket | null }

/** Queue items know their episode or ticket; what it is about is found where the viewer may see it. */
export function withSubjects(items: readonly QueueItem[], waiting: readonly Waiting[], tickets: readonly WaitingTicket[]): QueueRow[] {
  const talks = new Map(waiting.map((one) => [one.episode_id, one]))
  const told = new Map(tickets.map((one) => [one.id, one]))
  return items.map((item) => ({ ...item, conversation: talks.get(item.id) ?? null, ticket: item.kind === 'ticket' ? (told.get(item.id) ?? null) : null }))
}

/** Whole seconds somebody has waited; never less than none, whatever the viewer's clock says. */
export const waitedSeconds = (since: string, now: number): number => Math.max(0, Math.floor((now - Date.parse(since)) / 1_000))

export type Urgency = 'calm' | 'long' | 'late'

/** How the waiting time is shown: amber after two minutes, red after five. */
export const urgencyOf = (seconds: number): Urgency => (seconds >= 300 ? 'late' : seconds >= 120 ? 'long' : 'calm')
