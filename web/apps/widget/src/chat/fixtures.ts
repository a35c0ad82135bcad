/** Messages and snapshots for the tests. */
import type { Message, Snapshot } from './types'

export const message = (seq: number, set: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  conversation_id: 'c1',
  episode_id: 'e1',
  seq,
  author: { kind: 'agent', id: 'a1', name: '陈静' },
  kind: 'text',
  text: `text ${seq}`,
  file: null,
  data: null,
  client_key: null,
  created_at: new Date(Date.UTC(2026, 10, 20, 2, seq)).toISOString(),
  ...set,
})

export const own = (seq: number, key: string): Message =>
  message(seq, { author: { kind: 'customer', id: 'v1', name: null }, client_key: key })

export const range = (from: number, to: number): Message[] =>
  Array.from({ length: to - from + 1 }, (_, index) => message(from + index))

export const snapshot = (messages: readonly Message[], set: Partial<Snapshot> = {}): Snapshot => ({
  pos: 'p1',
  conversation_id: 'c1',
  episode: { id: 'e1', state: 'assigned', queue_position: null, agent: null, rating: null },
  service: { open: true, agents_online: true, answer_by: null },
  messages,
  has_more: false,
  marks: { agent: { delivered_seq: 0, read_seq: 0 }, customer: { delivered_seq: 0, read_seq: 0 } },
  ...set,
})
