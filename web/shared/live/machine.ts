/**
 * The life of the live connection as a pure function: state and something that happened in, new state and what to do
 * out. `socket.ts` does what it says; nothing here knows sockets, clocks or the network.
 */
import type { ClientFrame, LiveEvent, ServerFrame, Typing } from './protocol'
import { CLOSE } from './protocol'

export type Phase = 'off' | 'ticket' | 'connecting' | 'hello' | 'live' | 'waiting'

export interface LiveState {
  phase: Phase
  /** Highest position heard; what a resume starts after. */
  pos: number | null
  /** Positions heard at or above the floor, so that a late frame is told from a repeated one. */
  seen: readonly number[]
  /** Everything at or below it is contained in what the screens have loaded. */
  floor: number | null
  attempt: number
  /** A ticket was refused just now: the next refusal waits. */
  refused: boolean
  wanted: readonly string[]
}

export type LiveInput =
  /** `pos`: the position before anything on the screen was loaded, where it is known. */
  | { kind: 'start'; pos: number | null }
  | { kind: 'stop' }
  | { kind: 'ticket'; ticket: string; url: string; pos: number }
  | { kind: 'ticket_failed'; retryAfter: number | null }
  | { kind: 'opened'; ticket: string }
  | { kind: 'frame'; frame: ServerFrame }
  | { kind: 'closed'; code: number }
  | { kind: 'silence' }
  | { kind: 'retry' }
  | { kind: 'want'; topic: string }
  | { kind: 'leave'; topic: string }

export type LiveEffect =
  | { do: 'ticket' }
  | { do: 'open'; url: string; ticket: string }
  | { do: 'send'; frame: ClientFrame }
  | { do: 'close' }
  | { do: 'wait'; ms: number }
  | { do: 'watch'; on: boolean }
  | { do: 'deliver'; event: LiveEvent }
  | { do: 'typing'; typing: Typing }
  | { do: 'grant'; topic: string }
  | { do: 'settle' }
  | { do: 'reload' }
  | { do: 'rights' }

export type Step = [LiveState, LiveEffect[]]

const SEEN_MAX = 1_000
const BACKOFF_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000]
const SLOW_MS = 30_000

export const initialLive: LiveState = {
  phase: 'off',
  pos: null,
  seen: [],
  floor: null,
  attempt: 0,
  refused: false,
  wanted: [],
}

/** Milliseconds before try number `attempt`; the caller spreads them so that thousands do not come at once. */
export const backoff = (attempt: number): number => BACKOFF_MS[Math.min(attempt, BACKOFF_MS.length - 1)] ?? SLOW_MS

const waiting = (state: LiveState, ms: number): Step => [
  { ...state, phase: 'waiting', attempt: state.attempt + 1 },
  [{ do: 'watch', on: false }, { do: 'wait', ms }],
]

function onEvent(state: LiveState, event: LiveEvent): Step {
  if (state.floor !== null && event.pos <= state.floor) return [state, []]
  if (state.seen.includes(event.pos)) return [state, []]
  const seen = [...state.seen, event.pos].slice(-SEEN_MAX)
  // What falls out of the window can no longer be told from a repetition: the floor rises to it.
  const dropped = state.seen.length >= SEEN_MAX ? (state.seen[0] ?? null) : null
  const floor = dropped === null ? state.floor : Math.max(dropped, state.floor ?? dropped)
  return [
    { ...state, seen, floor, pos: Math.max(event.pos, state.pos ?? event.pos) },
    [{ do: 'deliver', event }],
  ]
}

function onFrame(state: LiveState, frame: ServerFrame): Step {
  switch (frame.type) {
    case 'ready': {
      // A resume may still be sending what was missed: `pos` is raised by the events themselves, not by `ready`.
      const pos = state.pos ?? frame.pos
      const next: LiveState = { ...state, phase: 'live', attempt: 0, refused: false, pos, floor: state.floor ?? pos }
      return [next, [{ do: 'watch', on: true }, ...state.wanted.map((topic): LiveEffect => ({ do: 'grant', topic }))]]
    }
    case 'reload':
      return [{ ...state, pos: null, seen: [], floor: null }, [{ do: 'reload' }]]
    case 'event':
      return onEvent(state, frame)
    case 'typing':
      return [state, [{ do: 'typing', typing: frame }]]
    case 'listening':
      return [state, []]
    case 'pong':
      // Everything up to here was sent before it; without this a quiet socket would fall too far behind to resume.
      return [{ ...state, pos: Math.max(frame.pos, state.pos ?? frame.pos) }, []]
  }
}

function onClosed(state: LiveState, code: number): Step {
  if (state.phase === 'off') return [state, []]
  switch (code) {
    case CLOSE.badTicket:
      if (!state.refused) {
        return [{ ...state, phase: 'ticket', refused: true }, [{ do: 'watch', on: false }, { do: 'ticket' }]]
      }
      return waiting(state, backoff(state.attempt))
    case CLOSE.rightsChanged: {
      // What may be heard has changed, so what is on the screen may have too: rights first, then a fresh start.
      const [next, effects] = waiting({ ...state, pos: null, seen: [], floor: null }, backoff(0))
      return [next, [{ do: 'rights' }, ...effects]]
    }
    case CLOSE.tooMany:
      return waiting(state, SLOW_MS)
    default:
      return waiting(state, backoff(state.attempt))
  }
}

function onTicket(state: LiveState, input: { ticket: string; url: string; pos: number }): Step {
  const open: LiveEffect = { do: 'open', url: input.url, ticket: input.ticket }
  if (state.pos !== null) return [{ ...state, phase: 'connecting' }, [open]]
  // Nothing says since when the screen is loaded: whatever is on it may be older than where listening starts.
  return [{ ...state, phase: 'connecting', pos: input.pos, floor: input.pos }, [{ do: 'settle' }, open]]
}

function onTopic(state: LiveState, input: { kind: 'want' | 'leave'; topic: string }): Step {
  const wanted = state.wanted.filter((topic) => topic !== input.topic)
  const live = state.phase === 'live'
  if (input.kind === 'leave') {
    return [{ ...state, wanted }, live ? [{ do: 'send', frame: { type: 'unlisten', topic: input.topic } }] : []]
  }
  return [{ ...state, wanted: [...wanted, input.topic] }, live ? [{ do: 'grant', topic: input.topic }] : []]
}

/** One step of the connection. */
export function step(state: LiveState, input: LiveInput): Step {
  switch (input.kind) {
    case 'start':
      return state.phase === 'off' ? [{ ...state, phase: 'ticket', pos: input.pos, floor: input.pos }, [{ do: 'ticket' }]] : [state, []]
    case 'stop':
      return [{ ...initialLive }, [{ do: 'watch', on: false }, { do: 'close' }]]
    case 'ticket':
      if (state.phase !== 'ticket') return [state, []]
      return onTicket(state, input)
    case 'ticket_failed':
      if (state.phase !== 'ticket') return [state, []]
      return waiting(state, input.retryAfter === null ? backoff(state.attempt) : input.retryAfter * 1000)
    case 'opened':
      if (state.phase !== 'connecting') return [state, []]
      return [
        { ...state, phase: 'hello' },
        [{ do: 'send', frame: { type: 'hello', ticket: input.ticket, after: state.pos } }, { do: 'watch', on: true }],
      ]
    case 'frame':
      return onFrame(state, input.frame)
    case 'closed':
      return onClosed(state, input.code)
    case 'silence':
      return state.phase === 'live' || state.phase === 'hello' ? [state, [{ do: 'close' }]] : [state, []]
    case 'retry':
      return state.phase === 'waiting' ? [{ ...state, phase: 'ticket' }, [{ do: 'ticket' }]] : [state, []]
    case 'want':
    case 'leave':
      return onTopic(state, { kind: input.kind, topic: input.topic })
  }
}

/**
 * What an event means for a row of which `mine` is loaded: apply it when it is the next version, leave it when it is
 * known, fetch the row again when something in between was missed.
 */
export function versionStep(mine: number | null, theirs: number | null): 'skip' | 'apply' | 'refetch' {
  if (mine === null || theirs === null) return 'refetch'
  if (theirs <= mine) return 'skip'
  return theirs === mine + 1 ? 'apply' : 'refetch'
}
