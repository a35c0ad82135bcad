import type { Message } from '@shared/api/types'

/** A change the server tells about. `pos` grows; a socket hears only its topics, so numbers may be missing. */
export interface LiveEvent {
  type: 'event'
  pos: number
  name: string
  subject: { kind: string; id: string; version: number | null }
  actor: { kind: string; id: string | null }
  at: string
  topics: string[]
  data: Record<string, unknown>
  message?: Message
}

export interface Typing {
  type: 'typing'
  conversation: string
  by: { kind: string; id: string | null; name: string | null }
  on: boolean
}

export type ServerFrame =
  | { type: 'ready'; pos: number }
  | { type: 'reload' }
  | LiveEvent
  | { type: 'listening'; topic: string }
  | Typing
  | { type: 'pong'; pos: number }

export type ClientFrame =
  | { type: 'hello'; ticket: string; after: number | null }
  | { type: 'listen'; grant: string }
  | { type: 'unlisten'; topic: string }
  | { type: 'typing'; conversation: string; on: boolean }
  | { type: 'ping' }

/** Why the gateway closed the socket. */
export const CLOSE = { badFrame: 4400, badTicket: 4401, rightsChanged: 4403, tooSlow: 4408, tooMany: 4429 } as const

const KNOWN = new Set(['ready', 'reload', 'event', 'listening', 'typing', 'pong'])

/** Reads a frame; null for anything this client does not know, so that the server may add kinds. */
export function parseFrame(text: unknown): ServerFrame | null {
  if (typeof text !== 'string') return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || !('type' in value)) return null
  const frame = value as { type: unknown; pos?: unknown }
  if (typeof frame.type !== 'string' || !KNOWN.has(frame.type)) return null
  if ('pos' in frame) {
    const pos = Number(frame.pos)
    if (!Number.isSafeInteger(pos)) return null
    return { ...frame, pos } as ServerFrame
  }
  return frame as ServerFrame
}
