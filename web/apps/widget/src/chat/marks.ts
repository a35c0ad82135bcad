/** Reports how far the customer received and read: gathered, never backwards, repeated until the server has it. */
import { Task } from './task'
import type { Mark } from './types'

const GATHER_MS = 250
const NOTHING: Mark = { delivered_seq: 0, read_seq: 0 }

export class MarksReporter {
  private now = NOTHING
  private known = NOTHING
  private readonly task = new Task(() => this.flush(), GATHER_MS)

  constructor(
    private readonly report: (delivered: number | null, read: number | null) => Promise<void>,
    private readonly done: (delivered: number, read: number) => void,
  ) {}

  /** Takes what is true now and what the server is known to have. */
  move(delivered: number, read: number, known: Mark): void {
    this.known = furthest(this.known, known)
    const now = furthest(this.now, { delivered_seq: delivered, read_seq: read })
    const moved = now.delivered_seq > this.now.delivered_seq || now.read_seq > this.now.read_seq
    this.now = now
    if (moved && this.pending) this.task.ask()
  }

  reset(): void {
    this.task.stop()
    this.now = this.known = NOTHING
  }

  private get pending(): boolean {
    return this.now.delivered_seq > this.known.delivered_seq || this.now.read_seq > this.known.read_seq
  }

  private async flush(): Promise<void> {
    const { now, known } = this
    if (!this.pending) return
    const delivered = now.delivered_seq > known.delivered_seq ? now.delivered_seq : null
    await this.report(delivered, now.read_seq > known.read_seq ? now.read_seq : null)
    this.done(now.delivered_seq, now.read_seq)
  }
}

const furthest = (a: Mark, b: Mark): Mark => ({
  delivered_seq: Math.max(a.delivered_seq, b.delivered_seq),
  read_seq: Math.max(a.read_seq, b.read_seq),
})
