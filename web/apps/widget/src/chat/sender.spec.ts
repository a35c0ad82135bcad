import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from './api'
import { own } from './fixtures'
import { Sender } from './sender'
import type { Outgoing } from './thread'
import type { Message } from './types'

const entry = (key: string, set: Partial<Outgoing> = {}): Outgoing => ({
  key, kind: 'text', text: key, file: null, state: 'waiting', progress: 1, code: null, detail: '', at: 1, ...set,
})

function bench(entries: Outgoing[], answers: (Message | Problem)[]) {
  let outbox = entries
  const sent: string[] = []
  const sender = new Sender({
    outbox: () => outbox,
    send: (key) => {
      sent.push(key)
      const answer = answers.shift() ?? own(sent.length, key)
      return answer instanceof Problem ? Promise.reject(answer) : Promise.resolve(answer)
    },
    change: (key, set) => {
      outbox = outbox.map((one) => (one.key === key ? { ...one, ...set } : one))
    },
    stored: (message) => {
      outbox = outbox.filter((one) => one.key !== message.client_key)
    },
  })
  return { sender, sent, left: () => outbox.map((one) => [one.key, one.state]), set: (next: Outgoing[]) => (outbox = next) }
}

describe('the sender', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('sends in order, one at a time', async () => {
    const { sender, sent, left } = bench([entry('a'), entry('b'), entry('c')], [])
    sender.kick()
    sender.kick()
    await vi.runAllTimersAsync()
    expect(sent).toEqual(['a', 'b', 'c'])
    expect(left()).toEqual([])
  })

  it('tries again with the same key when the network fails, and nothing overtakes', async () => {
    const down = new Problem(0, 'network', '', true)
    const { sender, sent, left } = bench([entry('a'), entry('b')], [down, down])
    sender.kick()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(sent).toEqual(['a', 'a', 'a', 'b'])
    expect(left()).toEqual([])
  })

  it('leaves what is refused to the customer, with the reason, and goes on', async () => {
    const { sender, left } = bench([entry('a'), entry('b')], [new Problem(422, 'text.refused', '不可以', false)])
    sender.kick()
    await vi.runAllTimersAsync()
    expect(left()).toEqual([['a', 'failed']])
  })

  it('gives up after half a minute of trying, until asked to resend', async () => {
    const { sender, sent, left, set } = bench([entry('a')], Array.from({ length: 6 }, () => new Problem(503, 'x', '', true)))
    sender.kick()
    await vi.advanceTimersByTimeAsync(60_000)
    expect([sent.length, left()]).toEqual([6, [['a', 'failed']]])
    set([entry('a')])
    sender.kick()
    await vi.advanceTimersByTimeAsync(1)
    expect([sent.length, left()]).toEqual([7, []])
  })

  it('waits as long as the server asks', async () => {
    const { sender, sent } = bench([entry('a')], [new Problem(429, 'limit.too_many', '', true, 20_000)])
    sender.kick()
    await vi.advanceTimersByTimeAsync(19_000)
    expect(sent).toEqual(['a'])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(sent).toEqual(['a', 'a'])
  })

  it('is not held up by a file that is still uploading', async () => {
    const { sender, sent } = bench([entry('a', { state: 'uploading' }), entry('b')], [])
    sender.kick()
    await vi.runAllTimersAsync()
    expect(sent).toEqual(['b'])
  })
})
