/** Tells the other side that the customer types: at once, again while it goes on, and when the text is gone. */
const REPEAT_MS = 2_500

export class TypingSignal {
  private last = 0

  constructor(private readonly tell: (on: boolean) => void) {}

  /** Called on every change of the text. One who only stops is forgotten by the other side after some seconds. */
  typed(empty: boolean): void {
    if (empty) return this.stop()
    const now = Date.now()
    if (now - this.last < REPEAT_MS) return
    this.last = now
    this.tell(true)
  }

  stop(): void {
    if (this.last) this.tell(false)
    this.last = 0
  }
}
