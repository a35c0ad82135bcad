import { describe, expect, it } from 'vitest'
import { message, own, range, snapshot } from './fixtures'
import { deliveryOf, EMPTY, gapAfter, reduce, unread, type Action, type Outgoing, type Thread } from './thread'

const play = (actions: readonly Action[], from: Thread = EMPTY): Thread => actions.reduce(reduce, from)
const seqs = (thread: Thread): number[] => thread.messages.map((one) => one.seq)
const load = (from: number, to: number, more = false): Action => ({
  type: 'snapshot',
  data: snapshot(range(from, to), { has_more: more }),
})
const live = (seq: number): Action => ({ type: 'message', message: message(seq) })
const entry = (key: string, set: Partial<Outgoing> = {}): Outgoing => ({
  key, kind: 'text', text: key, file: null, state: 'waiting', progress: 1, code: null, detail: '', at: 1, ...set,
})

describe('messages', () => {
  it('are held once, however often they come', () => {
    const thread = play([load(1, 3), live(3), live(4), live(4), load(2, 4), live(1)])
    expect(seqs(thread)).toEqual([1, 2, 3, 4])
    expect(gapAfter(thread)).toBeNull()
  })

  it('stand in the order of their seq whatever order they come in', () => {
    expect(seqs(play([load(1, 2), live(5), live(3), live(4)]))).toEqual([1, 2, 3, 4, 5])
  })

  it('of another conversation are not taken', () => {
    const foreign: Action = { type: 'message', message: message(9, { id: 'x', conversation_id: 'c2' }) }
    expect(seqs(play([load(1, 2), foreign]))).toEqual([1, 2])
  })

  it('take the newer form of a message with the same place', () => {
    const thread = play([load(1, 2), { type: 'message', message: message(2, { text: 'changed' }) }])
    expect(thread.messages.map((one) => one.text)).toEqual(['text 1', 'changed'])
  })

  it('older than the first held one wait for their page', () => {
    const thread = play([load(11, 12, true), live(4)])
    expect(seqs(thread)).toEqual([11, 12])
  })
})

describe('a gap', () => {
  it('is known by the last message before it, and only after loading', () => {
    expect(gapAfter(play([live(5)]))).toBeNull()
    expect(gapAfter(play([load(1, 3), live(6)]))).toBe(3)
  })

  it('closes with the page that was asked for', () => {
    const open = play([load(1, 3), live(6)])
    const thread = reduce(open, { type: 'newer', after: 3, known: 6, data: snapshot(range(4, 6)) })
    expect(seqs(thread)).toEqual([1, 2, 3, 4, 5, 6])
    expect(gapAfter(thread)).toBeNull()
  })

  it('larger than a page is asked for from where the page ended', () => {
    const open = play([load(1, 3), live(300)])
    const thread = reduce(open, { type: 'newer', after: 3, known: 300, data: snapshot(range(4, 103), { has_more: true }) })
    expect(gapAfter(thread)).toBe(103)
  })

  it('that the server cannot fill is not asked for for ever', () => {
    const open = play([load(1, 3), live(6)])
    const thread = reduce(open, { type: 'newer', after: 3, known: 6, data: snapshot([message(6)]) })
    expect(gapAfter(thread)).toBeNull()
  })

  it('that opened after the page was asked for stays open', () => {
    const open = play([load(1, 3), live(6), live(9)])
    const thread = reduce(open, { type: 'newer', after: 3, known: 6, data: snapshot(range(4, 6)) })
    expect(gapAfter(thread)).toBe(6)
  })

  it('does not come from fetching one message again', () => {
    const held = play([load(1, 9)])
    const thread = reduce(held, { type: 'newer', after: 4, known: 4, data: snapshot([message(5)], { has_more: true }) })
    expect(seqs(thread)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(gapAfter(thread)).toBeNull()
  })
})

describe('a snapshot after a reconnect', () => {
  it('that touches what is held is joined to it', () => {
    const thread = play([load(1, 10), load(8, 20, true)])
    expect(seqs(thread)).toEqual(range(1, 20).map((one) => one.seq))
    expect(thread.more).toBe(false)
  })

  it('that does not touch it takes its place, and older messages can be paged in again', () => {
    const thread = play([load(1, 10), load(50, 60, true)])
    expect(seqs(thread)).toEqual(range(50, 60).map((one) => one.seq))
    expect(thread.more).toBe(true)
  })

  it('keeps live messages that overtook it', () => {
    const thread = play([live(1), live(2), live(3), { type: 'snapshot', data: snapshot(range(1, 2)) }])
    expect(seqs(thread)).toEqual([1, 2, 3])
  })

  it('of another conversation replaces everything but what is still to be sent', () => {
    const other = snapshot([message(1, { id: 'n1', conversation_id: 'c2' })], { conversation_id: 'c2' })
    const thread = play([load(1, 10), { type: 'queue', entry: entry('k') }, { type: 'snapshot', data: other }])
    expect(thread.messages.map((one) => one.id)).toEqual(['n1'])
    expect(thread.outbox.map((one) => one.key)).toEqual(['k'])
  })
})

describe('older pages', () => {
  it('are put before, and say whether there are more', () => {
    const page = snapshot(range(11, 20), { has_more: true })
    const thread = play([load(21, 30, true), { type: 'older', data: page }])
    expect(seqs(thread)).toEqual(range(11, 30).map((one) => one.seq))
    expect(thread.more).toBe(true)
  })

  it('that come for a conversation that was left are dropped', () => {
    const page = snapshot([message(1)], { conversation_id: 'c0' })
    expect(seqs(play([load(21, 22, true), { type: 'older', data: page }]))).toEqual([21, 22])
  })
})

describe('the outbox', () => {
  it('lets an entry go when its message is held, by whichever way it came', () => {
    const queued = play([load(1, 1), { type: 'queue', entry: entry('k1') }, { type: 'queue', entry: entry('k2') }])
    const thread = play([{ type: 'message', message: own(2, 'k1') }, { type: 'snapshot', data: snapshot([message(1), own(2, 'k1'), own(3, 'k2')]) }], queued)
    expect(thread.outbox).toEqual([])
    expect(seqs(thread)).toEqual([1, 2, 3])
  })

  it('does not let it go for another author with the same key', () => {
    const thread = play([load(1, 1), { type: 'queue', entry: entry('k1') }, { type: 'message', message: message(2, { client_key: 'k1' }) }])
    expect(thread.outbox).toHaveLength(1)
  })

  it('takes an entry once, and not when its message is held already', () => {
    const twice = play([{ type: 'queue', entry: entry('k1') }, { type: 'queue', entry: entry('k1') }])
    expect(twice.outbox).toHaveLength(1)
    const held = play([{ type: 'snapshot', data: snapshot([own(1, 'k1')]) }, { type: 'queue', entry: entry('k1') }])
    expect(held.outbox).toEqual([])
  })

  it('keeps a failed entry in its place until it is sent again or removed', () => {
    const failed = play([
      { type: 'queue', entry: entry('k1') },
      { type: 'queue', entry: entry('k2') },
      { type: 'change', key: 'k1', set: { state: 'failed', code: 'network' } },
    ])
    expect(failed.outbox.map((one) => [one.key, one.state])).toEqual([['k1', 'failed'], ['k2', 'waiting']])
    expect(reduce(failed, { type: 'discard', key: 'k1' }).outbox.map((one) => one.key)).toEqual(['k2'])
  })
})

describe('marks', () => {
  it('never move back, and what is read is delivered', () => {
    const thread = play([
      { type: 'marks', side: 'agent', delivered: 0, read: 5 },
      { type: 'marks', side: 'agent', delivered: 3, read: 2 },
    ])
    expect(thread.marks.agent).toEqual({ delivered_seq: 5, read_seq: 5 })
  })

  it('say sent, delivered or read of each own message', () => {
    const { marks } = play([{ type: 'marks', side: 'agent', delivered: 2, read: 1 }])
    expect([1, 2, 3].map((seq) => deliveryOf(own(seq, ''), marks))).toEqual(['read', 'delivered', 'sent'])
  })

  it('leave unread what others said after them; events and own messages do not count', () => {
    const messages = [message(1), message(2), own(3, 'k'), message(4, { kind: 'event' }), message(5)]
    const read = { agent: { delivered_seq: 0, read_seq: 0 }, customer: { delivered_seq: 5, read_seq: 1 } }
    expect(unread(play([{ type: 'snapshot', data: snapshot(messages, { marks: read }) }]))).toBe(2)
  })
})

describe('typing', () => {
  it('ends when the message comes', () => {
    const thread = play([load(1, 1), { type: 'typing', name: '陈静' }])
    expect(thread.typing).toBe('陈静')
    expect(reduce(thread, live(2)).typing).toBeNull()
    expect(reduce(thread, { type: 'message', message: own(2, 'k') }).typing).toBe('陈静')
  })
})
