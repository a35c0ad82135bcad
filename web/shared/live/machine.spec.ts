import { describe, expect, it } from 'vitest'

import type { LiveEffect, LiveInput, LiveState } from './machine'
import { backoff, initialLive, step, versionStep } from './machine'
import type { LiveEvent } from './protocol'
import { parseFrame } from './protocol'

const event = (pos: number): LiveEvent => ({
  type: 'event',
  pos,
  name: 'accounts.user_changed',
  subject: { kind: 'user', id: 'u1', version: pos },
  actor: { kind: 'user', id: 'u2' },
  at: '2026-11-21T10:00:00Z',
  topics: ['shop:s1'],
  data: {},
})

function play(inputs: LiveInput[], from: LiveState = initialLive) {
  let state = from
  const effects: LiveEffect[] = []
  for (const input of inputs) {
    const [next, made] = step(state, input)
    state = next
    effects.push(...made)
  }
  return { state, effects, delivered: effects.flatMap((e) => (e.do === 'deliver' ? [e.event.pos] : [])) }
}

const frame = (value: Parameters<typeof step>[1] extends infer I ? (I extends { frame: infer F } ? F : never) : never) =>
  ({ kind: 'frame', frame: value }) as const
const connect: LiveInput[] = [
  { kind: 'start', pos: null },
  { kind: 'ticket', ticket: 'T', url: 'ws://x/live', pos: 100 },
  { kind: 'opened', ticket: 'T' },
  frame({ type: 'ready', pos: 100 }),
]

describe('the live connection', () => {
  it('asks for a ticket, opens, says hello from the ticket position and is live', () => {
    const { state, effects } = play(connect)
    expect(state.phase).toBe('live')
    expect(effects.map((e) => e.do)).toEqual(['ticket', 'settle', 'open', 'send', 'watch', 'watch'])
    expect(effects[3]).toEqual({ do: 'send', frame: { type: 'hello', ticket: 'T', after: 100 } })
  })

  it('begins before whatever is on the screen was loaded, where that is known: nothing has to be loaded again', () => {
    const begun = play([{ kind: 'start', pos: 90 }, ...connect.slice(1, 3), frame({ type: 'ready', pos: 90 }), frame(event(95)), frame(event(90))])
    expect(begun.effects.map((e) => e.do)).toEqual(['ticket', 'open', 'send', 'watch', 'watch', 'deliver'])
    expect(begun.effects[2]).toEqual({ do: 'send', frame: { type: 'hello', ticket: 'T', after: 90 } })
    expect(begun.delivered).toEqual([95])
  })

  it('delivers each event once and in the order heard', () => {
    const { delivered, state } = play([...connect, frame(event(101)), frame(event(105)), frame(event(105)), frame(event(101))])
    expect(delivered).toEqual([101, 105])
    expect(state.pos).toBe(105)
  })

  it('delivers a late event once, and keeps the highest position', () => {
    const { delivered, state } = play([...connect, frame(event(110)), frame(event(104)), frame(event(104))])
    expect(delivered).toEqual([110, 104])
    expect(state.pos).toBe(110)
  })

  it('drops what the first snapshot contains', () => {
    expect(play([...connect, frame(event(99)), frame(event(100))]).delivered).toEqual([])
  })

  it('resumes after a break from the last position and takes the replay even when ready comes first', () => {
    const broken = play([...connect, frame(event(101)), { kind: 'closed', code: 1006 }])
    expect(broken.state.phase).toBe('waiting')
    const again = play(
      [
        { kind: 'retry' },
        { kind: 'ticket', ticket: 'T2', url: 'ws://x/live', pos: 180 },
        { kind: 'opened', ticket: 'T2' },
        frame({ type: 'ready', pos: 180 }),
        frame(event(102)),
        frame(event(101)),
        frame(event(180)),
      ],
      broken.state,
    )
    expect(again.effects).toContainEqual({ do: 'send', frame: { type: 'hello', ticket: 'T2', after: 101 } })
    expect(again.delivered).toEqual([102, 180])
  })

  it('does not lose the rest of a replay that breaks half-way', () => {
    const half = play([...connect, { kind: 'closed', code: 1006 }, { kind: 'retry' }, { kind: 'ticket', ticket: 'T', url: 'u', pos: 180 }, { kind: 'opened', ticket: 'T' }, frame({ type: 'ready', pos: 180 }), frame(event(102))])
    expect(half.state.pos).toBe(102)
  })

  it('moves on by pong, so that a quiet socket can still resume', () => {
    expect(play([...connect, frame({ type: 'pong', pos: 900 })]).state.pos).toBe(900)
  })

  it('loads everything again when a resume is impossible, and starts from there', () => {
    const { state, effects, delivered } = play([...connect, frame(event(101)), frame({ type: 'reload' }), frame({ type: 'ready', pos: 5000 }), frame(event(4000)), frame(event(5001))])
    expect(effects.filter((e) => e.do === 'reload')).toHaveLength(1)
    expect(state.pos).toBe(5001)
    expect(delivered).toEqual([101, 5001])
  })

  it('takes a new ticket at once when one is refused, and waits when the next is too', () => {
    const once = play([...connect, { kind: 'closed', code: 4401 }])
    expect(once.state.phase).toBe('ticket')
    const twice = play([{ kind: 'ticket', ticket: 'T', url: 'u', pos: 1 }, { kind: 'closed', code: 4401 }], once.state)
    expect(twice.state.phase).toBe('waiting')
  })

  it('loads the rights again when they changed and starts from a fresh position', () => {
    const { state, effects } = play([...connect, frame(event(120)), { kind: 'closed', code: 4403 }])
    expect(effects.some((e) => e.do === 'rights')).toBe(true)
    expect(state.pos).toBeNull()
  })

  it('waits long when there are too many, and longer with every failed try', () => {
    expect(play([...connect, { kind: 'closed', code: 4429 }]).effects.at(-1)).toEqual({ do: 'wait', ms: 30_000 })
    expect([0, 1, 2, 50].map(backoff)).toEqual([500, 1_000, 2_000, 30_000])
    expect(play([{ kind: 'start', pos: null }, { kind: 'ticket_failed', retryAfter: 7 }]).effects.at(-1)).toEqual({ do: 'wait', ms: 7_000 })
  })

  it('asks for every wanted topic again after each reconnection', () => {
    const wanted = play([...connect, { kind: 'want', topic: 'conversation:c1' }])
    expect(wanted.effects.at(-1)).toEqual({ do: 'grant', topic: 'conversation:c1' })
    const again = play([{ kind: 'closed', code: 1006 }, { kind: 'retry' }, { kind: 'ticket', ticket: 'T', url: 'u', pos: 1 }, { kind: 'opened', ticket: 'T' }, frame({ type: 'ready', pos: 1 })], wanted.state)
    expect(again.effects).toContainEqual({ do: 'grant', topic: 'conversation:c1' })
    const left = play([{ kind: 'leave', topic: 'conversation:c1' }], again.state)
    expect(left.state.wanted).toEqual([])
    expect(left.effects).toEqual([{ do: 'send', frame: { type: 'unlisten', topic: 'conversation:c1' } }])
  })

  it('stays closed after stop, whatever still arrives', () => {
    const { state, effects } = play([{ kind: 'closed', code: 1006 }, { kind: 'retry' }], play([...connect, { kind: 'stop' }]).state)
    expect(state.phase).toBe('off')
    expect(effects).toEqual([])
  })

  it('keeps a bounded memory of positions and never delivers one twice because of it', () => {
    const many = Array.from({ length: 1_500 }, (_, i) => frame(event(200 + i)))
    const { state, effects } = play([...connect, ...many, frame(event(210)), frame(event(1_699))])
    expect(state.seen).toHaveLength(1_000)
    expect(effects.filter((e) => e.do === 'deliver')).toHaveLength(1_500)
  })
})

describe('versions', () => {
  it('applies the next, skips the known, fetches over a gap', () => {
    expect(versionStep(3, 4)).toBe('apply')
    expect(versionStep(3, 3)).toBe('skip')
    expect(versionStep(3, 2)).toBe('skip')
    expect(versionStep(3, 6)).toBe('refetch')
    expect(versionStep(null, 6)).toBe('refetch')
    expect(versionStep(3, null)).toBe('refetch')
  })
})

describe('frames', () => {
  it('reads known frames and passes over everything else', () => {
    expect(parseFrame('{"type":"pong","pos":"12"}')).toEqual({ type: 'pong', pos: 12 })
    expect(parseFrame('{"type":"pong","pos":"x"}')).toBeNull()
    expect(parseFrame('{"type":"later_invention"}')).toBeNull()
    expect(parseFrame('[]')).toBeNull()
    expect(parseFrame('not json')).toBeNull()
    expect(parseFrame(new ArrayBuffer(2))).toBeNull()
    expect(parseFrame('null')).toBeNull()
  })
})
