/**
 * The live connection: opens with a fresh ticket each time, resumes after the last position it knows, notices a dead
 * line by unanswered pings, and comes back by itself with growing, jittered pauses. It holds no messages.
 */
import { Problem } from './api'
import { Task } from './task'
import type { Message, Side, Ticket } from './types'

const PING_MS = 10_000
const SILENCE_MS = 25_000
const CROWDED_MS = 30_000

/** Close codes of the gateway that change what happens next. */
const RIGHTS_CHANGED = 4403
const TOO_MANY = 4429

export interface LiveEvent {
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
  readonly message: Message | null
}

export interface LiveHandlers {
  /** A fresh ticket; a rejection counts as a failed attempt. */
  ticket(): Promise<Ticket>
  event(event: LiveEvent): void
  /** `name` is empty if unknown. */
  typing(kind: string, name: string, on: boolean): void
  /** The position is too old to resume from: load the snapshot again. */
  reload(): void
  /** The session ended or its rights changed: who listens stops the line and starts it with a new session. */
  ended(): void
  /** True once the line is up, false when it breaks. */
  state(up: boolean): void
}

export class Live {
  private socket: WebSocket | null = null
  private wanted = false
  /** Counts starts; what was begun for an earlier one is given up. */
  private round = 0
  private pos: string | null = null
  private readonly task = new Task(() => this.stay(), 0)

  constructor(private readonly on: LiveHandlers) {}

  /** Connects, resuming after `pos` (of the snapshot just taken). Does nothing while connected or connecting. */
  start(pos: string | null): void {
    if (this.wanted) return
    this.wanted = true
    this.pos = pos
    this.round++
    this.task.ask()
  }

  stop(): void {
    this.wanted = false
    this.round++
    this.task.stop()
    const socket = this.socket
    this.socket = null
    socket?.close()
  }

  /** The network came back or the page woke up: do not wait for the pause to end. */
  hurry(): void {
    if (this.wanted && !this.task.running) this.task.ask()
  }

  typing(conversation: string, on: boolean): void {
    this.send({ type: 'typing', conversation, on })
  }

  /** One connection from ticket to close; rejects so that the next one follows after a pause. */
  private async stay(): Promise<void> {
    const { round } = this
    try {
      const { ticket, url } = await this.on.ticket()
      const code = round === this.round ? await this.connect(url, ticket) : 0
      if (round !== this.round) return
      if (code === RIGHTS_CHANGED) return this.on.ended()
      throw new Problem(0, 'closed', '', true, code === TOO_MANY ? CROWDED_MS : 0)
    } finally {
      if (round === this.round) this.on.state(false)
    }
  }

  /** Resolves with the close code. */
  private connect(url: string, ticket: string): Promise<number> {
    return new Promise((resolve) => {
      const socket = new WebSocket(url)
      this.socket = socket
      let heard = Date.now()
      const done = (code: number): void => {
        clearInterval(beat)
        if (this.socket === socket) this.socket = null
        socket.close()
        resolve(code)
      }
      const beat = setInterval(() => {
        // A line that fell silent is dead, though the browser has not noticed yet.
        if (Date.now() - heard > SILENCE_MS) done(0)
        else this.send({ type: 'ping' })
      }, PING_MS)
      socket.onopen = () => this.send({ type: 'hello', ticket, after: this.pos })
      socket.onmessage = ({ data }) => {
        heard = Date.now()
        if (socket === this.socket) this.receive(data)
      }
      socket.onclose = ({ code }) => done(code)
    })
  }

  private send(frame: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame))
  }

  private receive(raw: unknown): void {
    const frame = parse(raw)
    if (frame.type === 'ready') {
      this.task.calm()
      this.on.state(true)
    } else if (frame.type === 'reload') this.on.reload()
    else if (frame.type === 'event') this.on.event(eventOf(frame))
    else if (frame.type === 'typing') {
      const by = record(frame.by)
      this.on.typing(String(by.kind), typeof by.name === 'string' ? by.name : '', frame.on === true)
    }
    // After the handlers: what they threw on is asked for again when the line comes back.
    if (frame.pos !== undefined) this.pos = frame.pos as string
  }
}

/** Reads the marks out of an event's payload; null if it does not carry them. */
export function marksOf(data: LiveEvent['data']): { side: Side; delivered: number; read: number } | null {
  const { side, delivered_seq: delivered, read_seq: read } = data
  if (side !== 'agent' && side !== 'customer') return null
  if (typeof delivered !== 'number' && typeof read !== 'number') return null
  return { side, delivered: Number(delivered) || 0, read: Number(read) || 0 }
}

function eventOf(frame: Record<string, unknown>): LiveEvent {
  const message = record(frame.message)
  return {
    name: String(frame.name),
    data: record(frame.data),
    message: typeof message.id === 'string' && typeof message.seq === 'number' ? (frame.message as Message) : null,
  }
}

/** A frame as a record; an empty one for what is none. */
function parse(raw: unknown): Record<string, unknown> {
  try {
    return record(JSON.parse(raw as string))
  } catch {
    return {}
  }
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
