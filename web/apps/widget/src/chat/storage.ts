/**
 * What the chat keeps in the browser, per channel: the visitor token, and per person the unsent text and the outbox, so
 * that nothing one customer wrote is shown to, or sent by, the next one at the same browser.
 * Every outbox entry has a key of its own, so that two tabs never overwrite each other's entries.
 * Where the browser refuses storage (blocked third-party data), memory takes its place until the page goes.
 */
import type { Outgoing } from './thread'

export interface Visitor {
  readonly token: string
  /** Who the visitor turned out to be; null while unknown. */
  readonly customer: string | null
}

/** Nobody in particular: who has not been recognised. */
export const ANYBODY = '-'
/** Unsent messages older than this are not sent any more. */
const LIFE_MS = 7 * 86_400_000

/** `localStorage` or what stands in for it: both are read, written and listed like a plain record. */
type Area = Record<string, string>

export class Keep {
  /** Whose text and outbox are meant: a customer's id, or `ANYBODY`. */
  person = ANYBODY
  private readonly prefix: string
  private readonly area: Area

  constructor(channel: string, area: Area = browserArea()) {
    this.prefix = `zhike:${channel}:`
    this.area = area
  }

  get visitor(): Visitor | null {
    const value = this.read('visitor') as Visitor | null
    return typeof value?.token === 'string' ? value : null
  }

  set visitor(value: Visitor | null) {
    this.write('visitor', value)
  }

  /** Text typed but not sent. */
  get draft(): string {
    const value = this.read(`draft:${this.person}`)
    return typeof value === 'string' ? value : ''
  }

  set draft(value: string) {
    this.write(`draft:${this.person}`, value || null)
  }

  /** Unsent messages of the person, oldest first. Old ones, and what cannot be read any more, are removed. */
  outbox(): Outgoing[] {
    const found: Outgoing[] = []
    for (const name of this.names(`out:${this.person}:`)) {
      const value = this.read(name)
      if (isOutgoing(value) && value.at > Date.now() - LIFE_MS) {
        found.push({ ...value, state: value.state === 'failed' ? 'failed' : 'waiting' })
      } else this.write(name, null)
    }
    return found.sort((a, b) => a.at - b.at)
  }

  /** Keeps an entry; one without its file on the server yet is not kept, because the bytes would be lost. */
  put(entry: Outgoing): void {
    if (entry.kind === 'text' || entry.file?.id) this.write(`out:${this.person}:${entry.key}`, entry)
  }

  /** Removes an entry, also one that was kept before its writer was recognised. */
  drop(key: string): void {
    for (const name of this.names('out:')) if (name.endsWith(`:${key}`)) this.write(name, null)
  }

  /** Forgets everybody who used this browser: tokens, texts, outboxes. */
  clear(): void {
    this.person = ANYBODY
    for (const name of this.names('')) this.write(name, null)
  }

  private names(start: string): string[] {
    const from = this.prefix + start
    return Object.keys(this.area).flatMap((key) => (key.startsWith(from) ? [key.slice(this.prefix.length)] : []))
  }

  private read(name: string): unknown {
    try {
      return JSON.parse(this.area[this.prefix + name] ?? 'null') as unknown
    } catch {
      return null
    }
  }

  private write(name: string, value: unknown): void {
    const key = this.prefix + name
    try {
      if (value === null) Reflect.deleteProperty(this.area, key)
      else this.area[key] = JSON.stringify(value)
    } catch {
      // Full: what is on the screen is still sent, it only would not outlive a reload.
      return
    }
  }
}

/** The browser's storage, or a record in memory where the browser refuses it. */
function browserArea(): Area {
  try {
    // Throws where third-party data is blocked.
    return window.localStorage
  } catch {
    return {}
  }
}

/** Whether what was read is an entry of ours; older versions or other scripts may have written something else. */
function isOutgoing(value: unknown): value is Outgoing {
  const entry = value as Partial<Outgoing> | null
  return (
    typeof entry?.key === 'string' &&
    typeof entry.at === 'number' &&
    (entry.kind === 'text' ? typeof entry.text === 'string' : typeof entry.file?.id === 'string')
  )
}
