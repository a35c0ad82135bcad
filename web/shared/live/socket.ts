import { isProblem } from '@shared/api/problem'
import type { LiveTicket } from '@shared/api/types'

import type { LiveEffect, LiveInput, LiveState, Phase } from './machine'
import { initialLive, step } from './machine'
import type { ClientFrame, LiveEvent, Typing } from './protocol'
import { parseFrame } from './protocol'

const PING_MS = 10_000
const SILENCE_MS = 25_000

export interface LiveOptions {
  ticket: () => Promise<LiveTicket>
  /** Rights changed or the session ended: load `me` again (a 401 there asks to sign in). */
  rights: () => Promise<unknown>
  /** Too much was missed: everything on the screen is to be loaded again. */
  reload: () => void
  /** Listening starts now: what was loaded before is to be looked at again. */
  settle?: () => void
  open?: (url: string) => WebSocket
  random?: () => number
}

export interface Live {
  /** `pos`: the position before anything on the screen was loaded; without it everything is loaded again. */
  start(pos: number | null): void
  stop(): void
  /** Hears events; returns the way to stop. */
  on(handler: (event: LiveEvent) => void): () => void
  onTyping(handler: (typing: Typing) => void): () => void
  onPhase(handler: (phase: Phase) => void): () => void
  /** Hears a `conversation:` topic; `grant` is asked now and after every reconnection. Returns the way to leave. */
  listen(topic: string, grant: () => Promise<string>): () => void
  typing(conversation: string, on: boolean): void
  readonly phase: Phase
}

function fan<T>() {
  const handlers = new Set<(value: T) => void>()
  return {
    tell: (value: T) => handlers.forEach((handler) => handler(value)),
    on: (handler: (value: T) => void) => {
      handlers.add(handler)
      return () => void handlers.delete(handler)
    },
  }
}

/** The live connection: does what the pure machine says. */
class Connection implements Live {
  private state: LiveState = initialLive
  private socket: WebSocket | null = null
  private retryTimer = 0
  private pingTimer = 0
  private heardAt = 0
  private pingedAt = 0
  private readonly events = fan<LiveEvent>()
  private readonly typings = fan<Typing>()
  private readonly phases = fan<Phase>()
  private readonly grants = new Map<string, { grant: () => Promise<string>; users: number }>()

  constructor(private readonly options: LiveOptions) {}

  readonly on = this.events.on
  readonly onTyping = this.typings.on
  readonly onPhase = this.phases.on

  get phase(): Phase {
    return this.state.phase
  }

  start(pos: number | null): void {
    addEventListener('online', this.wake)
    document.addEventListener('visibilitychange', this.wake)
    this.feed({ kind: 'start', pos })
  }

  stop(): void {
    removeEventListener('online', this.wake)
    document.removeEventListener('visibilitychange', this.wake)
    clearTimeout(this.retryTimer)
    this.feed({ kind: 'stop' })
  }

  listen(topic: string, grant: () => Promise<string>): () => void {
    const users = (this.grants.get(topic)?.users ?? 0) + 1
    this.grants.set(topic, { grant, users })
    if (users === 1) this.feed({ kind: 'want', topic })
    let left = false
    return () => {
      if (left) return
      left = true
      const held = this.grants.get(topic)
      if (!held) return
      if (held.users > 1) this.grants.set(topic, { ...held, users: held.users - 1 })
      else {
        this.grants.delete(topic)
        this.feed({ kind: 'leave', topic })
      }
    }
  }

  typing(conversation: string, on: boolean): void {
    if (this.state.phase === 'live') this.send({ type: 'typing', conversation, on })
  }

  // A laptop that wakes or a line that is back should not sit out a long wait.
  private readonly wake = (): void => {
    if (document.visibilityState === 'hidden') return
    clearTimeout(this.retryTimer)
    this.feed({ kind: 'retry' })
  }

  private feed(input: LiveInput): void {
    const before = this.state.phase
    const [next, effects] = step(this.state, input)
    this.state = next
    if (next.phase !== before) this.phases.tell(next.phase)
    for (const effect of effects) this.run(effect)
  }

  private run(effect: LiveEffect): void {
    switch (effect.do) {
      case 'ticket':
        return void this.fetchTicket()
      case 'open':
        return this.open(effect.url, effect.ticket)
      case 'send':
        return this.send(effect.frame)
      case 'close':
        return this.drop()
      case 'wait':
        return this.wait(effect.ms)
      case 'watch':
        return this.watch(effect.on)
      case 'deliver':
        return this.events.tell(effect.event)
      case 'typing':
        return this.typings.tell(effect.typing)
      case 'grant':
        return void this.grant(effect.topic)
      case 'settle':
        return this.options.settle?.()
      case 'reload':
        return this.options.reload()
      case 'rights':
        return void this.options.rights().catch(() => undefined)
    }
  }

  private async fetchTicket(): Promise<void> {
    try {
      const { ticket, url, pos } = await this.options.ticket()
      this.feed({ kind: 'ticket', ticket, url, pos })
    } catch (error) {
      this.feed({ kind: 'ticket_failed', retryAfter: isProblem(error) ? error.retryAfter : null })
    }
  }

  private open(url: string, ticket: string): void {
    this.detach()
    const socket = this.options.open?.(url) ?? new WebSocket(url)
    this.socket = socket
    socket.onopen = () => this.feed({ kind: 'opened', ticket })
    socket.onmessage = ({ data }) => {
      this.heardAt = Date.now()
      // In the background timers run once a minute: the gateway's own pongs keep the time there.
      if (this.heardAt - this.pingedAt > PING_MS) this.ping()
      const frame = parseFrame(data)
      if (frame) this.feed({ kind: 'frame', frame })
    }
    socket.onclose = ({ code }) => {
      this.socket = null
      this.feed({ kind: 'closed', code })
    }
  }

  private send(frame: ClientFrame): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame))
  }

  /** Closes at once: a dead line would keep the browser's own close waiting for a minute. */
  private drop(): void {
    this.detach()
    this.feed({ kind: 'closed', code: 1006 })
  }

  private detach(): void {
    const socket = this.socket
    this.socket = null
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null
    socket.close()
  }

  private wait(ms: number): void {
    clearTimeout(this.retryTimer)
    const spread = 0.75 + 0.5 * (this.options.random ?? Math.random)()
    this.retryTimer = window.setTimeout(() => this.feed({ kind: 'retry' }), ms * spread)
  }

  private watch(on: boolean): void {
    clearInterval(this.pingTimer)
    if (!on) return
    this.heardAt = this.pingedAt = Date.now()
    this.pingTimer = window.setInterval(() => {
      if (Date.now() - this.heardAt > SILENCE_MS) this.feed({ kind: 'silence' })
      else this.ping()
    }, PING_MS)
  }

  private ping(): void {
    this.pingedAt = Date.now()
    this.send({ type: 'ping' })
  }

  private async grant(topic: string): Promise<void> {
    const held = this.grants.get(topic)
    if (!held) return
    try {
      const grant = await held.grant()
      if (this.grants.has(topic)) this.send({ type: 'listen', grant })
    } catch (error) {
      // Refused: the page that asked shows why, there is nothing to hear. Anything else is tried at the next ready.
      if (!isProblem(error) || (error.kind !== 'permission' && error.kind !== 'missing')) return
      this.grants.delete(topic)
      this.feed({ kind: 'leave', topic })
    }
  }
}

export const createLive = (options: LiveOptions): Live => new Connection(options)
