/**
 * Sends the outbox one by one and in order, so that what was written first arrives first. A failure that may pass is
 * tried again with growing pauses; one that will not, or that lasts too long, is left to the customer to resend.
 */
import { Problem } from './api'
import { Task } from './task'
import type { Message, MessageBody } from './types'
import type { Outgoing } from './thread'

/** With pauses of 1, 2, 4, 8 and 15 s: half a minute of trying before the customer is asked. */
const TRIES = 6

export interface SenderPorts {
  outbox(): readonly Outgoing[]
  send(key: string, body: MessageBody): Promise<Message>
  change(key: string, set: Partial<Omit<Outgoing, 'key'>>): void
  stored(message: Message): void
}

export class Sender {
  private tries = 0
  private readonly task = new Task(() => this.drain(), 0)

  constructor(private readonly ports: SenderPorts) {}

  /** Sends whatever waits. Safe to call at any time; a running pause is cut short. */
  kick(): void {
    this.task.ask()
  }

  /** Rejects when the first entry is to be tried again later. */
  private async drain(): Promise<void> {
    for (let entry = this.next(); entry; entry = this.next()) {
      this.ports.change(entry.key, { state: 'sending' })
      try {
        this.ports.stored(await this.ports.send(entry.key, bodyOf(entry)))
        this.tries = 0
      } catch (error) {
        this.failed(entry, error)
      }
    }
  }

  /** The first entry that is to be sent. One still uploading holds nothing up. */
  private next(): Outgoing | undefined {
    return this.ports.outbox().find((entry) => entry.state === 'waiting' || entry.state === 'sending')
  }

  private failed(entry: Outgoing, error: unknown): void {
    const problem = error instanceof Problem ? error : new Problem(0, 'unknown', '', false)
    if (problem.later && ++this.tries < TRIES) throw problem
    this.tries = 0
    this.ports.change(entry.key, { state: 'failed', code: problem.code, detail: problem.detail })
  }
}

function bodyOf(entry: Outgoing): MessageBody {
  return entry.kind === 'text'
    ? { kind: 'text', text: entry.text }
    : { kind: entry.kind, file_id: entry.file?.id ?? '' }
}
