/** What the thread shows, row by row: days, messages with their place in a group, notes and events in between. */
import type { Message } from '@shared/api/types'

import type { Note } from '../types'
import type { Outgoing } from './state'

export type ThreadRow =
  | { kind: 'day'; key: string; day: string }
  | { kind: 'episode'; key: string; at: string }
  | { kind: 'message'; key: string; message: Message; head: boolean; tail: boolean }
  | { kind: 'event'; key: string; message: Message }
  | { kind: 'note'; key: string; note: Note }
  | { kind: 'outgoing'; key: string; outgoing: Outgoing; head: boolean }

/** Messages of one author within this time stand together under one face. */
const GROUP_MS = 5 * 60_000

const who = (message: Message): string => `${message.author.kind}/${message.author.id ?? ''}`

function together(a: Message | undefined, b: Message | undefined): boolean {
  if (!a || !b || a.kind === 'event' || b.kind === 'event') return false
  if (who(a) !== who(b) || a.episode_id !== b.episode_id) return false
  return Math.abs(Date.parse(b.created_at) - Date.parse(a.created_at)) < GROUP_MS
}

/** `dayOf` names the calendar day of an instant in the viewer's zone. */
export function threadRows(
  messages: readonly Message[],
  notes: readonly Note[],
  outgoing: readonly Outgoing[],
  dayOf: (iso: string) => string,
): ThreadRow[] {
  const rows: ThreadRow[] = []
  const waiting = [...notes].sort((a, b) => a.created_at.localeCompare(b.created_at))
  let day = ''
  const turn = (iso: string): void => {
    if (dayOf(iso) === day) return
    day = dayOf(iso)
    rows.push({ kind: 'day', key: `day-${day}-${rows.length}`, day: iso })
  }
  const notesUntil = (iso: string | null): void => {
    for (let note = waiting[0]; note && (iso === null || note.created_at <= iso); note = waiting[0]) {
      waiting.shift()
      turn(note.created_at)
      rows.push({ kind: 'note', key: note.id, note })
    }
  }
  messages.forEach((message, place) => {
    notesUntil(message.created_at)
    turn(message.created_at)
    const before = messages[place - 1]
    if (before && before.episode_id !== message.episode_id) {
      rows.push({ kind: 'episode', key: `episode-${message.episode_id}`, at: message.created_at })
    }
    if (message.kind === 'event') rows.push({ kind: 'event', key: message.id, message })
    else {
      const head = !together(before, message) || rows.at(-1)?.kind !== 'message'
      rows.push({ kind: 'message', key: message.id, message, head, tail: !together(message, messages[place + 1]) })
    }
  })
  notesUntil(null)
  outgoing.forEach((one, place) => rows.push({ kind: 'outgoing', key: one.key, outgoing: one, head: place === 0 }))
  return rows
}
