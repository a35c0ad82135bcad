/**
 * A job that is cheap to ask for: requests that come together become one run, runs never overlap, a request made during
 * a run causes another run after it, and a run that failed is repeated with growing, jittered pauses until it succeeds.
 */
import { Problem } from './api'

const FIRST_PAUSE_MS = 1_000
const LAST_PAUSE_MS = 15_000

export class Task {
  private timer: ReturnType<typeof setTimeout> | undefined
  running = false
  private again = false
  private failures = 0

  /** `gatherMs`: how long the first request waits for others. */
  constructor(
    private readonly job: () => Promise<void>,
    private readonly gatherMs: number,
  ) {}

  /** Runs the job soon; a pause after a failure is cut short. */
  ask(): void {
    if (this.running) this.again = true
    else this.wait(this.gatherMs)
  }

  /** Drops what is asked for; a run under way goes on. */
  stop(): void {
    clearTimeout(this.timer)
    this.again = false
    this.calm()
  }

  private wait(ms: number): void {
    clearTimeout(this.timer)
    if (ms) this.timer = setTimeout(() => void this.run(), ms)
    else void this.run()
  }

  /** The next failure counts as the first again. */
  calm(): void {
    this.failures = 0
  }

  private async run(): Promise<void> {
    this.running = true
    this.again = false
    let pause: number | null = null
    try {
      await this.job()
      this.failures = 0
    } catch (error) {
      const asked = error instanceof Problem ? error.waitMs : 0
      const own = Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.failures++)
      // Jittered: after a fault of the server all browsers would come back in one instant.
      pause = Math.max(asked, own * (0.5 + Math.random() / 2))
    }
    this.running = false
    if (this.again) this.ask()
    else if (pause !== null) this.wait(pause)
  }
}
