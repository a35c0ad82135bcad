import { describe, expect, it } from 'vitest'

import type { Message } from '@shared/api/types'

import type { Outgoing, ThreadState } from './state'
import { deliveryOf, emptyThread, threadStep } from './state'

const message = (seq: number, change: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  conversation_id: 'c',
  episode_id: 'e',
  seq,
  author: { kind: 'customer', id: null, name: null },
  kind: 'text',
  text: `text ${seq}`,
  file: null,
  data: null,
  client_key: `key-${seq}`,
  created_at: '2026-11-21T02:00:00.000Z',
  ...change,
})
const outgoing = (key: string): Outgoing => ({
  key,
  kind: 'text',
  text: 'hello',
  file: null,
  at: '2026-11-21T02:00:00.000Z',
  state: 'sending',
  why: null,
})
const marks = (delivered_seq: number, read_seq: number) => ({ delivered_seq, read_seq })
const seqs = (state: ThreadState): number[] => state.messages.map((one) => one.seq)
const loaded = threadStep(emptyThread, {
  kind: 'snapshot',
  messages: [message(3), message(4)],
  older: true,
  theirs: marks(3, 2),
})

describe('thread', () => {
  it('keeps messages in order however they come, each once', () => {
    let state = loaded
    for (const seq of [6, 5, 6, 4]) state = threadStep(state, { kind: 'arrived', message: message(seq) })
    expect(seqs(state)).toEqual([3, 4, 5, 6])
    expect(state.gapAfter).toBeNull()
  })

  it('names the hole when a message beyond the next one comes, until it is filled', () => {
    const holed = threadStep(loaded, { kind: 'arrived', message: message(7) })
    expect(holed.gapAfter).toBe(4)
    const filled = threadStep(holed, { kind: 'filled', messages: [message(5), message(6)] })
    expect(seqs(filled)).toEqual([3, 4, 5, 6, 7])
    expect(filled.gapAfter).toBeNull()
  })

  it('shows an own message once: the answer and the event of it are the same message', () => {
    const sending = threadStep(loaded, { kind: 'sending', outgoing: outgoing('mine') })
    const stored = message(5, { client_key: 'mine', author: { kind: 'agent', id: 'u', name: '王敏' } })
    const byEvent = threadStep(sending, { kind: 'arrived', message: stored })
    const byAnswer = threadStep(byEvent, { kind: 'arrived', message: stored })
    expect(byAnswer.outgoing).toEqual([])
    expect(seqs(byAnswer)).toEqual([3, 4, 5])
  })

  it('keeps a failed message with its reason until it is sent again or dropped', () => {
    const sending = threadStep(loaded, { kind: 'sending', outgoing: outgoing('mine') })
    const failed = threadStep(sending, { kind: 'failed', key: 'mine', why: '网络已断开' })
    expect(failed.outgoing[0]).toMatchObject({ state: 'failed', why: '网络已断开' })
    const again = threadStep(failed, { kind: 'again', key: 'mine' })
    expect(again.outgoing[0]).toMatchObject({ state: 'sending', why: null })
    expect(threadStep(again, { kind: 'dropped', key: 'mine' }).outgoing).toEqual([])
  })

  it('joins a newer snapshot to what is here, and starts anew when it does not reach', () => {
    const joined = threadStep(loaded, { kind: 'snapshot', messages: [message(4), message(5)], older: true, theirs: marks(0, 0) })
    expect(seqs(joined)).toEqual([3, 4, 5])
    expect(joined.theirs).toEqual(marks(3, 2))
    const anew = threadStep(loaded, { kind: 'snapshot', messages: [message(90), message(91)], older: true, theirs: marks(91, 91) })
    expect(seqs(anew)).toEqual([90, 91])
    expect(anew.gapAfter).toBeNull()
  })

  it('puts older messages before and knows when there are no more', () => {
    const all = threadStep(loaded, { kind: 'older', messages: [message(1), message(2)], older: false })
    expect(seqs(all)).toEqual([1, 2, 3, 4])
    expect(all.older).toBe(false)
  })

  it('never takes a mark back', () => {
    const read = threadStep(loaded, { kind: 'marks', theirs: marks(4, 4) })
    const late = threadStep(read, { kind: 'marks', theirs: marks(3, 3) })
    expect(late.theirs).toEqual(marks(4, 4))
  })

  it('says how far a message came', () => {
    expect([5, 4, 3].map((seq) => deliveryOf(seq, marks(4, 3)))).toEqual(['sent', 'delivered', 'read'])
  })
})
