/**
 * A thread as a pure function of what happened: messages in order of `seq`, without gaps or doubles, and what is still
 * on its way out. Nothing here knows the network, the clock or the screen.
 */
import type { Message, MessageFile } from '@shared/api/types'

export interface Marks {
  delivered_seq: number
  read_seq: number
}

export interface Outgoing {
  key: string
  kind: 'text' | 'image' | 'file'
  text: string
  file: Pick<MessageFile, 'id' | 'name' | 'size' | 'type'> | null
  at: string
  state: 'sending' | 'failed'
  why: string | null
}

export interface ThreadState {
  messages: readonly Message[]
  outgoing: readonly Outgoing[]
  /** There are older messages on the server. */
  older: boolean
  /** What the customer's side has got and read. */
  theirs: Marks
  /** A message beyond the next one came: what lies between is to be fetched after this `seq`; null when all is here. */
  gapAfter: number | null
}

export type ThreadInput =
  | { kind: 'snapshot'; messages: readonly Message[]; older: boolean; theirs: Marks }
  | { kind: 'older'; messages: readonly Message[]; older: boolean }
  | { kind: 'filled'; messages: readonly Message[] }
  | { kind: 'arrived'; message: Message }
  | { kind: 'marks'; theirs: Marks }
  | { kind: 'sending'; outgoing: Outgoing }
  | { kind: 'failed'; key: string; why: string }
  | { kind: 'again'; key: string }
  | { kind: 'dropped'; key: string }

export const emptyThread: ThreadState = {
  messages: [],
  outgoing: [],
  older: false,
  theirs: { delivered_seq: 0, read_seq: 0 },
  gapAfter: null,
}

/** Both lists in one, each `seq` once; the later copy of a message wins, as it may carry more. */
function merge(mine: readonly Message[], theirs: readonly Message[]): Message[] {
  const bySeq = new Map(mine.map((message) => [message.seq, message]))
  for (const message of theirs) bySeq.set(message.seq, message)
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/** The last `seq` before the first hole, or null when there is none. */
function firstGap(messages: readonly Message[]): number | null {
  for (let place = 1; place < messages.length; place += 1) {
    const before = messages[place - 1]
    const here = messages[place]
    if (before && here && here.seq > before.seq + 1) return before.seq
  }
  return null
}

const furthest = (a: Marks, b: Marks): Marks => ({
  delivered_seq: Math.max(a.delivered_seq, b.delivered_seq),
  read_seq: Math.max(a.read_seq, b.read_seq),
})

function withMessages(state: ThreadState, found: readonly Message[]): ThreadState {
  const messages = merge(state.messages, found)
  const arrived = new Set(messages.map((message) => message.client_key))
  return {
    ...state,
    messages,
    outgoing: state.outgoing.filter((one) => !arrived.has(one.key)),
    gapAfter: firstGap(messages),
  }
}

function onSnapshot(state: ThreadState, input: Extract<ThreadInput, { kind: 'snapshot' }>): ThreadState {
  const first = input.messages[0]
  const last = state.messages.at(-1)
  // A snapshot that begins beyond what is here would leave a hole that nobody can see; it replaces everything then.
  const joins = !first || !last || first.seq <= last.seq + 1
  const base = joins ? state : { ...state, messages: [], older: input.older }
  const older = joins && state.messages.length > 0 ? state.older : input.older
  return { ...withMessages(base, input.messages), older, theirs: furthest(state.theirs, input.theirs) }
}

const setOutgoing = (state: ThreadState, key: string, change: Partial<Outgoing>): ThreadState => ({
  ...state,
  outgoing: state.outgoing.map((one) => (one.key === key ? { ...one, ...change } : one)),
})

/** One step of the thread. */
export function threadStep(state: ThreadState, input: ThreadInput): ThreadState {
  switch (input.kind) {
    case 'snapshot':
      return onSnapshot(state, input)
    case 'older':
      return { ...withMessages(state, input.messages), older: input.older }
    case 'filled':
      return withMessages(state, input.messages)
    case 'arrived':
      return withMessages(state, [input.message])
    case 'marks':
      return { ...state, theirs: furthest(state.theirs, input.theirs) }
    case 'sending':
      return { ...state, outgoing: [...state.outgoing, input.outgoing] }
    case 'failed':
      return setOutgoing(state, input.key, { state: 'failed', why: input.why })
    case 'again':
      return setOutgoing(state, input.key, { state: 'sending', why: null })
    case 'dropped':
      return { ...state, outgoing: state.outgoing.filter((one) => one.key !== input.key) }
  }
}

export type Delivery = 'sent' | 'delivered' | 'read'

/** How far an own message has come on the customer's side. */
export function deliveryOf(seq: number, theirs: Marks): Delivery {
  if (seq <= theirs.read_seq) return 'read'
  return seq <= theirs.delivered_seq ? 'delivered' : 'sent'
}
