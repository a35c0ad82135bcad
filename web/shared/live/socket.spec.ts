import { afterEach, describe, expect, it, vi } from 'vitest'

import { createLive } from './socket'

class Line {
  static last: Line
  readyState: number = WebSocket.OPEN
  onopen: (() => void) | null = null
  onmessage: ((message: { data: string }) => void) | null = null
  onclose: unknown = null
  onerror: unknown = null
  readonly sent: string[] = []
  constructor() {
    Line.last = this
  }
  send(text: string): void {
    this.sent.push((JSON.parse(text) as { type: string }).type)
  }
  close(): void {
    this.readyState = WebSocket.CLOSED
  }
  hear(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
}

afterEach(() => void vi.useRealTimers())

describe('a page in the background', () => {
  it('answers what it hears with its ping, as its own timers hardly run there', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const live = createLive({
      ticket: () => Promise.resolve({ ticket: 'T', url: 'ws://x/live', pos: 1 }),
      rights: () => Promise.resolve(),
      reload: () => undefined,
      open: () => new Line() as unknown as WebSocket,
    })
    live.start(1)
    await vi.waitFor(() => expect(Line.last).toBeDefined())
    Line.last.onopen?.()
    Line.last.hear({ type: 'ready', pos: 1 })
    expect(Line.last.sent).toEqual(['hello'])
    vi.setSystemTime(Date.now() + 12_000)
    Line.last.hear({ type: 'pong', pos: 1 })
    Line.last.hear({ type: 'pong', pos: 1 })
    expect(Line.last.sent).toEqual(['hello', 'ping'])
    live.stop()
  })
})
