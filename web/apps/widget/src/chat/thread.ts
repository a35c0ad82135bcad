/**
 * The thread as a pure state machine: what the customer sees, computed from snapshots, pages, live events and own
 * sending, in whatever order and however often they arrive.
 *
 * Invariants after every step:
 * - `messages` ascends by `seq` and holds each `id` and each `seq` once;
 * - every message with `first seq ≤ seq ≤ high` is held; anything above `high` lies behind a gap that is being fetched;
 * - an entry leaves the outbox only when the server's message with its client key is held, or by the customer's will;
 * - marks never move back.
 */
import type { Episode, Marks, Message, Service, Side, Snapshot } from './types'

export type OutgoingState = 'uploading' | 'waiting' | 'sending' | 'failed'

/** A message of ours that the server has not confirmed yet. */
export interface Outgoing {
  /** Idempotency key; the same one however often it is sent. */
  readonly key: string
  readonly kind: 'text' | 'image' | 'file'
  readonly text: string
  /** Known once uploaded; until then `id` is empty. */
  readonly file: { readonly id: string; readonly name: string; readonly size: number; readonly type: string } | null
  readonly state: OutgoingState
  /** 0–1 while uploading. */
  readonly progress: number
  /** Problem code of the last failure, and the server's sentence about it in the customer's language. */
  readonly code: string | null
  readonly detail: string
  /** Milliseconds since the epoch, this device's clock: orders and dates the entry until the server has. */
  readonly at: number
}

export interface Thread {
  readonly loaded: boolean
  readonly conversation: string | null
  readonly episode: Episode | null
  readonly service: Service | null
  readonly marks: Marks
  readonly messages: readonly Message[]
  /** Highest seq up to which nothing is missing; 0 before anything is held. */
  readonly high: number
  /** Older messages exist before the first held one. */
  readonly more: boolean
  readonly outbox: readonly Outgoing[]
  /** Name of who is typing, '' if unnamed, null if nobody. */
  readonly typing: string | null
}

export type Action =
  | { readonly type: 'snapshot'; readonly data: Snapshot }
  | { readonly type: 'older'; readonly data: Snapshot }
  /** `known`: the highest seq held when the page was asked for. */
  | { readonly type: 'newer'; readonly after: number; readonly known: number; readonly data: Snapshot }
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'marks'; readonly side: Side; readonly delivered: number; readonly read: number }
  | { readonly type: 'queue'; readonly entry: Outgoing }
  | { readonly type: 'change'; readonly key: string; readonly set: Partial<Omit<Outgoing, 'key'>> }
  | { readonly type: 'discard'; readonly key: string }
  | { readonly type: 'rated'; readonly score: number }
  | { readonly type: 'typing'; readonly name: string | null }

const ZERO = { delivered_seq: 0, read_seq: 0 }

export const EMPTY: Thread = {
  loaded: false,
  conversation: null,
  episode: null,
  service: null,
  marks: { agent: ZERO, customer: ZERO },
  messages: [],
  high: 0,
  more: false,
  outbox: [],
  typing: null,
}

/** True for what the customer wrote; a visitor is a customer without a name. */
export const isOwn = (message: Message): boolean =>
  message.author.kind === 'customer' || message.author.kind === 'visitor'

/** True for what an unread count counts: somebody said something, as against an event line or our own words. */
export const isIncoming = (message: Message): boolean => !isOwn(message) && message.kind !== 'event'

export function reduce(state: Thread, action: Action): Thread {
  switch (action.type) {
    case 'snapshot':
      return applySnapshot(state, action.data)
    case 'older':
      return applyOlder(state, action.data)
    case 'newer':
      return applyNewer(state, action)
    case 'message':
      return applyMessage(state, action.message)
    case 'marks':
      return moveMarks(state, action.side, { delivered_seq: action.delivered, read_seq: action.read })
    case 'queue':
      return state.outbox.some((entry) => entry.key === action.entry.key) || isHeld(state, action.entry.key)
        ? state
        : { ...state, outbox: [...state.outbox, action.entry] }
    case 'change':
      return { ...state, outbox: state.outbox.map((e) => (e.key === action.key ? { ...e, ...action.set } : e)) }
    case 'discard':
      return { ...state, outbox: state.outbox.filter((entry) => entry.key !== action.key) }
    case 'rated':
      return state.episode
        ? { ...state, episode: { ...state.episode, rating: { state: 'done', score: action.score } } }
        : state
    case 'typing':
      return state.typing === action.name ? state : { ...state, typing: action.name }
  }
}

/** The seq after which messages are missing and must be fetched, or null. */
export function gapAfter(state: Thread): number | null {
  const last = state.messages.at(-1)
  return state.loaded && last && last.seq > state.high ? state.high : null
}

/** How many incoming messages the customer has not read. */
export function unread(state: Thread): number {
  const read = state.marks.customer.read_seq
  return state.messages.filter((message) => message.seq > read && isIncoming(message)).length
}

/** Highest seq that the customer can be said to have received: nothing before it is missing. */
export const received = (state: Thread): number => (state.messages.length ? state.high : 0)

/** How far an own, stored message has come on the other side. */
export function deliveryOf(message: Message, marks: Marks): 'sent' | 'delivered' | 'read' {
  if (marks.agent.read_seq >= message.seq) return 'read'
  return marks.agent.delivered_seq >= message.seq ? 'delivered' : 'sent'
}

function applySnapshot(state: Thread, data: Snapshot): Thread {
  const base =
    state.conversation !== null && state.conversation !== data.conversation_id
      ? { ...EMPTY, outbox: state.outbox }
      : state
  const page = sorted(data.messages)
  const first = page[0]
  const overlaps = first !== undefined && base.high > 0 && first.seq <= base.high + 1
  const next: Thread = overlaps
    ? merge(base, page, Math.max(base.high, page.at(-1)?.seq ?? 0))
    : replace(base, page, data.has_more)
  return around(next, data)
}

/** Takes a page that does not touch what is held: keeps only what is newer than the page. */
function replace(state: Thread, page: readonly Message[], more: boolean): Thread {
  const last = page.at(-1)?.seq ?? 0
  const newer = state.messages.filter((message) => message.seq > last)
  return merge({ ...state, messages: newer, more }, page, last)
}

function applyOlder(state: Thread, data: Snapshot): Thread {
  const first = state.messages[0]
  if (!first || data.conversation_id !== state.conversation) return state
  const older = data.messages.filter((message) => message.seq < first.seq)
  return around(merge({ ...state, more: data.has_more }, older, state.high), data)
}

function applyNewer(state: Thread, { after, known, data }: Extract<Action, { type: 'newer' }>): Thread {
  if (data.conversation_id !== state.conversation) return state
  if (after > state.high) return around(merge(state, data.messages, state.high), data)
  const reached = sorted(data.messages).at(-1)?.seq ?? after
  // No further page: what is still missing below the newest message then held does not exist for us; stop asking.
  const end = data.has_more ? reached : Math.max(reached, known)
  return around(merge(state, data.messages, Math.max(state.high, end)), data)
}

function applyMessage(state: Thread, message: Message): Thread {
  const first = state.messages[0]
  if (state.conversation !== null && message.conversation_id !== state.conversation) return state
  // Below what is held: it will come with its page, in its place.
  if (first && message.seq < first.seq && state.more) return confirm(state, [message])
  const typing = isIncoming(message) ? null : state.typing
  return { ...merge(state, [message], state.high), conversation: message.conversation_id, typing }
}

function merge(state: Thread, added: readonly Message[], high: number): Thread {
  const bySeq = new Map(state.messages.map((message) => [message.seq, message]))
  for (const message of added) bySeq.set(message.seq, message)
  const messages = sorted([...bySeq.values()])
  let top = high
  for (const message of messages) if (message.seq === top + 1) top = message.seq
  return confirm({ ...state, messages, high: top }, added)
}

/** Drops the outbox entries that the given messages prove to be stored. */
function confirm(state: Thread, added: readonly Message[]): Thread {
  const keys = new Set(added.filter(isOwn).map((message) => message.client_key))
  const outbox = state.outbox.filter((entry) => !keys.has(entry.key))
  return outbox.length === state.outbox.length ? state : { ...state, outbox }
}

function around(state: Thread, data: Snapshot): Thread {
  const next = { ...state, loaded: true, conversation: data.conversation_id, episode: data.episode, service: data.service }
  const moved = moveMarks(next, 'agent', data.marks.agent)
  return moveMarks(moved, 'customer', data.marks.customer)
}

function moveMarks(state: Thread, side: Side, mark: Thread['marks'][Side]): Thread {
  const old = state.marks[side]
  const delivered_seq = Math.max(old.delivered_seq, mark.delivered_seq, mark.read_seq)
  const read_seq = Math.max(old.read_seq, mark.read_seq)
  if (delivered_seq === old.delivered_seq && read_seq === old.read_seq) return state
  return { ...state, marks: { ...state.marks, [side]: { delivered_seq, read_seq } } }
}

const isHeld = (state: Thread, key: string): boolean =>
  state.messages.some((message) => message.client_key === key && isOwn(message))

const sorted = (messages: readonly Message[]): Message[] => [...messages].sort((a, b) => a.seq - b.seq)
