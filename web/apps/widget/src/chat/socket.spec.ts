import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { message } from './fixtures'
import { Live, marksOf, type LiveHandlers } from './socket'

class FakeSocket {
  static readonly OPEN = 1
  static all: FakeSocket[] = []
  readyState = 0
  sent: { type: string; after?: unknown; ticket?: string }[] = []
  onopen?: () => void
  onmessage?: (event: { data: unknown }) => void
  onclose?: (event: { code: number }) => void
  constructor(readonly url: string) {
    FakeSocket.all.push(this)
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text) as FakeSocket['sent'][number])
  }
  close(): void {
    this.readyState = 3
  }
  open(): void {
    this.readyState = 1
    this.onopen?.()
  }
  hear(frame: unknown): void {
    this.onmessage?.({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) })
  }
}

const last = (): FakeSocket => FakeSocket.all.at(-1) as FakeSocket

describe('the live line', () => {
  let tickets = 0
  const on = {
    ticket: vi.fn(() => Promise.resolve({ ticket: `t${++tickets}`, url: 'ws://x/live' })),
    event: vi.fn<LiveHandlers['event']>(),
    typing: vi.fn<LiveHandlers['typing']>(),
    reload: vi.fn<LiveHandlers['reload']>(),
    ended: vi.fn<LiveHandlers['ended']>(),
    state: vi.fn<LiveHandlers['state']>(),
  }
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('WebSocket', FakeSocket)
    FakeSocket.all = []
    tickets = 0
    vi.clearAllMocks()
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  async function up(): Promise<Live> {
    const live = new Live(on)
    live.start('p1')
    await vi.advanceTimersByTimeAsync(0)
    last().open()
    return live
  }

  it('says hello with a fresh ticket and the position of the snapshot; the address carries neither', async () => {
    await up()
    expect(last().sent).toEqual([{ type: 'hello', ticket: 't1', after: 'p1' }])
    expect(last().url).toBe('ws://x/live')
  })

  it('comes back by itself and resumes after the last position heard', async () => {
    await up()
    last().hear({ type: 'ready', pos: 'p2' })
    last().hear({ type: 'event', pos: 'p3', name: 'conversations.message_sent', data: {}, message: message(4) })
    last().onclose?.({ code: 1006 })
    await vi.advanceTimersByTimeAsync(1_100)
    last().open()
    expect(last().sent[0]).toEqual({ type: 'hello', ticket: 't2', after: 'p3' })
    expect(on.event.mock.calls[0]?.[0].message?.seq).toBe(4)
  })

  it('asks for the snapshot when it is told to', async () => {
    await up()
    last().hear({ type: 'reload' })
    expect(on.reload).toHaveBeenCalledOnce()
  })

  it('takes a line without answers for dead', async () => {
    await up()
    last().hear({ type: 'ready', pos: 'p2' })
    await vi.advanceTimersByTimeAsync(32_000)
    expect(FakeSocket.all.length).toBeGreaterThan(1)
    expect(on.state).toHaveBeenLastCalledWith(false)
  })

  it('stays on a line that answers', async () => {
    await up()
    for (let i = 0; i < 6; i++) {
      await vi.advanceTimersByTimeAsync(10_000)
      last().hear({ type: 'pong', pos: 'p2' })
    }
    expect(FakeSocket.all).toHaveLength(1)
  })

  it('leaves it to its owner to come back from an ended session', async () => {
    const live = await up()
    on.ended.mockImplementationOnce(() => live.stop())
    last().onclose?.({ code: 4403 })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(on.ended).toHaveBeenCalledOnce()
    expect(FakeSocket.all).toHaveLength(1)
    live.start('p7')
    await vi.advanceTimersByTimeAsync(0)
    last().open()
    expect(last().sent).toEqual([{ type: 'hello', ticket: 't2', after: 'p7' }])
  })

  it('stays away for half a minute when there are too many', async () => {
    await up()
    last().onclose?.({ code: 4429 })
    await vi.advanceTimersByTimeAsync(29_000)
    expect(FakeSocket.all).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1_500)
    expect(FakeSocket.all).toHaveLength(2)
  })

  it('hears nothing and does not come back after it was stopped', async () => {
    const live = await up()
    const socket = last()
    live.stop()
    socket.hear({ type: 'event', pos: 'p9', name: 'x', data: {} })
    socket.onclose?.({ code: 1000 })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(on.event).not.toHaveBeenCalled()
    expect(FakeSocket.all).toHaveLength(1)
  })

  it('passes over frames that are none', async () => {
    await up()
    for (const frame of ['', 'null', '[1]', '{"type":7}', '{"type":"event"']) last().hear(frame)
    last().hear({ type: 'ready', pos: 'p2' })
    expect(on.state).toHaveBeenLastCalledWith(true)
  })
})

describe('marks in an event', () => {
  it('are read only when they are there', () => {
    expect(marksOf({ side: 'agent', delivered_seq: 4, read_seq: 2 })).toEqual({ side: 'agent', delivered: 4, read: 2 })
    expect(marksOf({ side: 'nobody', delivered_seq: 4 })).toBeNull()
    expect(marksOf({ side: 'agent' })).toBeNull()
  })
})
