import { describe, expect, it } from 'vitest'

import { openOutbox } from './outbox'
import type { Outgoing } from './state'

const message = (key: string, change: Partial<Outgoing> = {}): Outgoing => ({
  key, kind: 'text', text: key, file: null, at: '2026-11-21T02:00:00.000Z', state: 'sending', why: null, ...change,
})
function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>()
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => void kept.set(name, text) }
}

describe('outbox', () => {
  it('keeps what waits over a reload, in order, per conversation', () => {
    const storage = memory()
    const before = openOutbox(storage, 'wang')
    before.put('a', message('1'))
    before.put('a', message('2'))
    before.put('b', message('3'))
    const after = openOutbox(storage, 'wang')
    expect(after.of('a').map((one) => one.key)).toEqual(['1', '2'])
    expect(after.conversations()).toEqual(['a', 'b'])
  })

  it('changes a message in its place and forgets what arrived', () => {
    const box = openOutbox(memory(), 'wang')
    box.put('a', message('1'))
    box.put('a', message('2'))
    box.put('a', message('1', { state: 'failed', why: '网络已断开' }))
    expect(box.of('a').map((one) => one.state)).toEqual(['failed', 'sending'])
    box.drop('a', '1')
    box.drop('a', '2')
    expect(box.conversations()).toEqual([])
  })

  it('shows one person nothing of another', () => {
    const storage = memory()
    openOutbox(storage, 'wang').put('a', message('1'))
    expect(openOutbox(storage, 'li').conversations()).toEqual([])
  })

  it('goes on without storage', () => {
    const broken = { getItem: () => '{"', setItem: () => { throw new Error('full') } }
    const box = openOutbox(broken, 'wang')
    box.put('a', message('1'))
    expect(box.of('a')).toEqual([])
  })
})
