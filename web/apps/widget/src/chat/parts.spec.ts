import { beforeEach, describe, expect, it } from 'vitest'
import { problemOf } from './api'
import { isSend } from './components/Composer'
import { expectation } from './components/Offline'
import { message, own, snapshot } from './fixtures'
import { lengthOf } from './format'
import { languageOf } from './i18n'
import { inkOn } from './ink.colours'
import { pieces, plainName } from './links'
import { rowsOf } from './rows'
import { Keep } from './storage'
import { EMPTY, reduce, type Outgoing } from './thread'

const links = (text: string): (string | null)[] => pieces(text).filter((one) => one.href).map((one) => one.href)

describe('links', () => {
  it('are web addresses only', () => {
    expect(links('javascript:alert(1) data:text/html,x ftp://a.b mailto:a@b.c www.a.b')).toEqual([])
    expect(links('see https://a.b/c?d=e#f and HTTP://x.y')).toEqual(['https://a.b/c?d=e#f', 'HTTP://x.y'])
  })

  it('end where Chinese words or punctuation begin', () => {
    expect(links('在https://a.b/90417查看。https://a.b/2，或者（https://a.b/3）')).toEqual(['https://a.b/90417', 'https://a.b/2', 'https://a.b/3'])
  })

  it('keep brackets that belong to them and leave the sentence its own', () => {
    expect(links('(https://a.b/x_(y)) https://a.b/z).')).toEqual(['https://a.b/x_(y)', 'https://a.b/z'])
  })

  it('do not carry names or passwords that could pass for a host', () => {
    expect(links('https://bank.com@evil.example/')).toEqual([])
  })

  it('leave the text whole', () => {
    const text = 'a https://a.b/c. <b>x</b> https:// \u202ehttps://a.b'
    expect(pieces(text).map((one) => one.text).join('')).toBe(text)
  })

  it('and file names have no direction tricks', () => {
    expect(plainName('in\u202Egnp.exe\n x')).toBe('ingnp.exe x')
  })
})

describe('rows', () => {
  it('begin each day with a line and group one author within five minutes', () => {
    const at = (day: number, minute: number): string => new Date(2026, 10, day, 9, minute).toISOString()
    const thread = reduce(EMPTY, {
      type: 'snapshot',
      data: snapshot([
        message(1, { created_at: at(1, 0) }),
        message(2, { created_at: at(1, 2) }),
        { ...own(3, 'k'), created_at: at(1, 3) },
        message(4, { created_at: at(2, 0) }),
        message(5, { created_at: at(2, 30) }),
      ]),
    })
    const shape = rowsOf(thread, null).map((row) => (row.kind === 'message' ? [row.message.seq, row.first, row.last] : row.kind))
    expect(shape).toEqual(['day', [1, true, false], [2, false, true], [3, true, true], 'day', [4, true, true], [5, true, true]])
  })

  it('show one unread line before the first unread incoming message', () => {
    const thread = reduce(EMPTY, { type: 'snapshot', data: snapshot([message(1), own(2, 'k'), message(3), message(4)]) })
    const kinds = rowsOf(thread, 1).map((row) => (row.kind === 'message' ? row.message.seq : row.kind))
    expect(kinds).toEqual(['day', 1, 2, 'unread', 3, 4])
  })

  it('keep the key of an own message when it is confirmed', () => {
    const entry: Outgoing = { key: 'k', kind: 'text', text: 'x', file: null, state: 'waiting', progress: 1, code: null, detail: '', at: 1 }
    const queued = reduce(EMPTY, { type: 'queue', entry })
    const stored = reduce(queued, { type: 'message', message: own(1, 'k') })
    expect([rowsOf(queued, null), rowsOf(stored, null)].map((rows) => rows.at(-1)?.key)).toEqual(['k', 'k'])
  })
})

describe('what the browser keeps', () => {
  const entry = (key: string, at: number): Outgoing => ({
    key, kind: 'text', text: key, file: null, state: 'sending', progress: 1, code: null, detail: '', at,
  })
  let area: Record<string, string>
  beforeEach(() => {
    area = {}
  })

  it('brings unsent messages back after a reload, oldest first, ready to be sent', () => {
    const now = Date.now()
    const keep = new Keep('shop', area)
    keep.put(entry('b', now))
    keep.put(entry('a', now - 1))
    expect(new Keep('shop', area).outbox().map((one) => [one.key, one.state])).toEqual([['a', 'waiting'], ['b', 'waiting']])
  })

  it('loses no entry to another tab', () => {
    const [one, two] = [new Keep('shop', area), new Keep('shop', area)]
    one.put(entry('a', Date.now()))
    two.put(entry('b', Date.now()))
    one.drop('a')
    expect(new Keep('shop', area).outbox().map((found) => found.key)).toEqual(['b'])
  })

  it('shows one customer nothing of another', () => {
    const keep = new Keep('shop', area)
    keep.person = 'sun'
    keep.put(entry('a', Date.now()))
    keep.draft = '我的'
    keep.person = 'zhou'
    expect([keep.outbox(), keep.draft]).toEqual([[], ''])
    keep.person = 'sun'
    expect([keep.outbox().length, keep.draft]).toEqual([1, '我的'])
  })

  it('forgets everybody when told to, and nothing of another channel', () => {
    const [keep, other] = [new Keep('shop', area), new Keep('other', area)]
    keep.visitor = { token: 't', customer: null }
    keep.put(entry('a', Date.now()))
    other.draft = 'x'
    keep.clear()
    expect(Object.keys(area)).toEqual(['zhike:other:draft:-'])
  })

  it('drops what is spoilt, a week old, or has no bytes any more', () => {
    area['zhike:shop:out:-:x'] = '{"key":'
    area['zhike:shop:out:-:y'] = '[]'
    const keep = new Keep('shop', area)
    keep.put(entry('old', Date.now() - 8 * 86_400_000))
    keep.put({ ...entry('file', Date.now()), kind: 'file', file: { id: '', name: 'a', size: 1, type: '' } })
    expect(keep.outbox()).toEqual([])
    expect(Object.keys(area)).toEqual([])
  })
})

describe('Enter', () => {
  const press = (set: KeyboardEventInit & { keyCode?: number }): boolean => isSend(new KeyboardEvent('keydown', { key: 'Enter', ...set }))

  it('sends, but not with Shift and not while an input method composes', () => {
    expect([press({}), press({ shiftKey: true }), press({ isComposing: true }), press({ keyCode: 229 })]).toEqual([true, false, false, false])
  })
})

describe('small parts', () => {
  const language = languageOf('en', (key) => key, () => Promise.resolve())

  it('promise an answer only for a moment that is still to come', () => {
    const by = (answer_by: string | null, open: boolean): string => expectation({ open, agents_online: false, answer_by }, language, Date.UTC(2026, 0, 2))
    expect(by('2026-01-01T00:00:00Z', true)).toBe('nobody')
    expect(by('2026-01-03T00:00:00Z', false)).toBe('closed.by')
    expect(by(null, false)).toBe('closed')
    expect(by('nonsense', false)).toBe('closed')
  })

  it('count characters, not halves of them', () => {
    expect(lengthOf('😀'.repeat(10_000))).toBe(10_000)
  })

  it('put readable ink on any colour', () => {
    expect(['#3257d3', '#000', '#f2c230', '#fff'].map(inkOn)).toEqual(['#fff', '#fff', '#171716', '#171716'])
  })

  it('read problems, also from answers that are none', () => {
    expect(problemOf(409, '{"code":"a.b","detail":"d","retry":"later"}', null)).toMatchObject({ code: 'a.b', detail: 'd', later: true })
    expect(problemOf(502, '<html>', '7')).toMatchObject({ code: 'http.502', later: true, waitMs: 7_000 })
    expect(problemOf(422, 'null', null)).toMatchObject({ code: 'http.422', later: false })
  })
})
