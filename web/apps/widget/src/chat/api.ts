/**
 * The widget's HTTP interface. Every call ends in a value or a `Problem`; a session that has ended is renewed once
 * behind the caller's back with the visitor token, whoever notices first.
 */
import type { MessageBody, Message, Page, Session, Snapshot, Ticket } from './types'

export const ROOT = '/api/v1/widget'
const TIMEOUT_MS = 20_000

/** A refused or failed call. `status` 0 means that no answer came. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    /** Sentence from the server in the customer's language; empty if none. */
    readonly detail: string,
    /** The server says a later try may succeed. */
    readonly later: boolean,
    /** Milliseconds the server asks to wait; 0 if it does not say. */
    readonly waitMs = 0,
  ) {
    super(code)
  }
}

export interface StartRequest {
  readonly visitorToken: string | null
  readonly shopToken: string | null
  readonly page: Page | null
}

export class Api {
  private token = ''
  /** Set by the owner: makes a new session after the old one ended; resolves when `token` is fresh. */
  renew: () => Promise<void> = () => Promise.reject(new Problem(401, 'session.ended', '', false))

  constructor(
    private readonly channel: string,
    private readonly language: string,
  ) {}

  async start(request: StartRequest): Promise<Session> {
    const session = await this.call<Session>('POST', '/sessions', {
      body: {
        channel: this.channel,
        visitor_token: request.visitorToken,
        shop_token: request.shopToken,
        language: this.language,
        page: request.page,
      },
      open: true,
    })
    this.token = session.token
    return session
  }

  /** One page: the newest, the one before `before_seq`, or the one after `after_seq`. */
  conversation(where: { before_seq?: number; after_seq?: number; limit: number }): Promise<Snapshot> {
    return this.call('GET', `/conversation?${new URLSearchParams(where as unknown as Record<string, string>)}`)
  }

  send(key: string, body: MessageBody): Promise<Message> {
    return this.call('POST', '/messages', { body, key })
  }

  marks(delivered: number | null, read: number | null): Promise<void> {
    return this.call('POST', '/marks', { body: { delivered_seq: delivered, read_seq: read } })
  }

  rate(episode: string, score: number, comment: string): Promise<unknown> {
    return this.call('POST', '/rating', { body: { episode_id: episode, score, comment } })
  }

  end(episode: string): Promise<unknown> {
    return this.call('POST', '/end', { body: { episode_id: episode } })
  }

  ticket(): Promise<Ticket> {
    return this.call('POST', '/live-ticket', { body: {} })
  }

  /** Any call below the widget's root. */
  async call<T>(
    method: string,
    path: string,
    options: { body?: unknown; key?: string; open?: boolean } = {},
  ): Promise<T> {
    const once = (): Promise<T> => this.fetchOnce<T>(method, path, options)
    return options.open ? once() : this.withRenewal(once)
  }

  /** Runs a call; when the session has ended, renews it and runs the call once more. */
  async withRenewal<T>(once: () => Promise<T>): Promise<T> {
    const used = this.token
    try {
      return await once()
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error
      // Somebody else may have renewed it while this call was under way.
      if (this.token === used) await this.renew()
      return once()
    }
  }

  /** Headers of a call in the session, or of an open one. */
  headers(open: boolean, key?: string): Record<string, string> {
    const headers: Record<string, string> = { 'Accept-Language': this.language }
    if (!open) headers.Authorization = `Bearer ${this.token}`
    if (key) headers['Idempotency-Key'] = key
    return headers
  }

  private async fetchOnce<T>(
    method: string,
    path: string,
    { body, key, open = false }: { body?: unknown; key?: string; open?: boolean },
  ): Promise<T> {
    const headers = this.headers(open, key)
    // Browsers of 2021 and before cannot time a request out and wait as long as the network lets them.
    const signal = AbortSignal.timeout?.(TIMEOUT_MS) ?? null
    const init: RequestInit = { method, headers, credentials: 'omit', cache: 'no-store', signal }
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json'
      init.body = JSON.stringify(body)
    }
    try {
      const response = await fetch(ROOT + path, init)
      const text = await response.text()
      if (!response.ok) throw problemOf(response.status, text, response.headers.get('Retry-After'))
      return (text ? JSON.parse(text) : undefined) as T
    } catch (error) {
      throw error instanceof Problem ? error : new Problem(0, 'network', '', true)
    }
  }
}

/** Reads an RFC 9457 answer; anything else (a proxy's page) becomes a problem known by its status alone. */
export function problemOf(status: number, text: string, retryAfter: string | null): Problem {
  let body: Record<string, unknown> = {}
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'object' && parsed !== null) body = parsed as Record<string, unknown>
  } catch {
    body = {}
  }
  const later = status >= 500 || status === 429 || status === 408 || body.retry === 'later'
  const wait = Number(retryAfter)
  return new Problem(
    status,
    typeof body.code === 'string' ? body.code : `http.${status}`,
    typeof body.detail === 'string' ? body.detail : '',
    later,
    wait > 0 ? wait * 1000 : 0,
  )
}
