import { describe, expect, it } from 'vitest'

import type { Message } from '@shared/api/types'

import type { Note } from '../types'
import { threadRows } from './rows'

const at = (minute: number, day = 21): string => `2026-11-${day}T02:${String(minute).padStart(2, '0')}:00.000Z`
const message = (seq: number, minute: number, change: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  conversation_id: 'c',
  episode_id: 'e1',
  seq,
  author: { kind: 'customer', id: 'sun', name: '孙丽' },
  kind: 'text',
  text: '',
  file: null,
  data: null,
  client_key: null,
  created_at: at(minute),
  ...change,
})
const note = (id: string, minute: number): Note => ({ id, seq: 1, author: { id: 'u', name: '王敏' }, text: '', mentions: [], created_at: at(minute) })
const shape = (rows: ReturnType<typeof threadRows>): string[] => rows.map((row) => `${row.kind}${row.kind === 'message' && row.head ? '*' : ''}`)
const day = (iso: string): string => iso.slice(0, 10)

describe('thread rows', () => {
  it('groups messages of one author within five minutes', () => {
    const rows = threadRows([message(1, 0), message(2, 4), message(3, 20)], [], [], day)
    expect(shape(rows)).toEqual(['day', 'message*', 'message', 'message*'])
  })

  it('puts notes where they were written, and breaks the group there', () => {
    const rows = threadRows([message(1, 0), message(2, 3)], [note('n', 1)], [], day)
    expect(shape(rows)).toEqual(['day', 'message*', 'note', 'message*'])
  })

  it('shows notes after the last message and in a thread without any', () => {
    expect(shape(threadRows([message(1, 0)], [note('n', 9)], [], day))).toEqual(['day', 'message*', 'note'])
    expect(shape(threadRows([], [note('n', 9)], [], day))).toEqual(['day', 'note'])
  })

  it('marks a new day and a new round of service', () => {
    const rows = threadRows([message(1, 0), message(2, 1, { episode_id: 'e2', created_at: at(0, 22) })], [], [], day)
    expect(shape(rows)).toEqual(['day', 'message*', 'day', 'episode', 'message*'])
  })

  it('gives every row its own key', () => {
    const rows = threadRows([message(1, 0), message(2, 1, { created_at: at(0, 22) })], [note('n', 2)], [], day)
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
  })
})
