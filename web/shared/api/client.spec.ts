import { describe, expect, it, vi } from 'vitest'

import { createClient, queryString } from './client'
import { classOf, isProblem } from './problem'
import { retryDelay, worthRetrying } from './query'

const json = (status: number, body: unknown, type = 'application/json', headers: Record<string, string> = {}) =>
  new Response(body === null ? null : JSON.stringify(body), { status, headers: { 'Content-Type': type, ...headers } })

function make(answers: (Response | Error)[], signIn: () => Promise<boolean> = async () => false) {
  const calls: { url: string; init: RequestInit }[] = []
  const send = vi.fn(async (url: RequestInfo | URL, init?: RequestInit) => {
    calls.push({ url: String(url), init: init ?? {} })
    const answer = answers.shift()
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no answer prepared')
    return answer
  })
  const client = createClient({ fetch: send as typeof fetch, language: () => 'zh-CN', csrf: () => 'C1', signIn })
  return { client, calls, header: (n: number, name: string) => new Headers(calls[n]?.init.headers).get(name) }
}

const failure = async (work: Promise<unknown>) => {
  const error = await work.then(() => null, (thrown: unknown) => thrown)
  if (!isProblem(error)) throw new Error('expected a problem')
  return error
}

describe('the API client', () => {
  it('sends language, CSRF, If-Match and a key', async () => {
    const { client, calls, header } = make([json(200, { id: '1' }), json(201, {}), json(200, {})])
    await client.patch('/users/1', { name: '王敏' }, { version: 7 })
    expect(header(0, 'If-Match')).toBe('"7"')
    expect(header(0, 'X-CSRFToken')).toBe('C1')
    expect(header(0, 'Accept-Language')).toBe('zh-CN')
    expect(header(0, 'Idempotency-Key')).toBeNull()
    await client.post('/users', { name: 'x' })
    expect(header(1, 'Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/)
    await client.get('/users', { query: { limit: 50, q: '', 'filter[state]': ['a', 'b'] } })
    expect(calls[2]?.url).toBe('/api/v1/users?limit=50&filter%5Bstate%5D=a%2Cb')
    expect(header(2, 'X-CSRFToken')).toBeNull()
  })

  it('turns problem+json into a Problem with fields, permission and request id', async () => {
    const { client } = make([
      json(422, { code: 'request.invalid', title: '有误', status: 422, class: 'input', fields: [{ path: 'name', code: 'text.empty' }], request_id: 'r1' }, 'application/problem+json'),
    ])
    const problem = await failure(client.post('/users', {}))
    expect(problem).toMatchObject({ code: 'request.invalid', kind: 'input', status: 422, requestId: 'r1' })
    expect(problem.fields[0]?.path).toBe('name')
  })

  it('makes a Problem of a page that is not ours and of no answer at all', async () => {
    const { client } = make([json(502, null, 'text/html'), new TypeError('failed to fetch')])
    expect(await failure(client.get('/users'))).toMatchObject({ status: 502, kind: 'sync' })
    expect(await failure(client.get('/users'))).toMatchObject({ status: 0, kind: 'network' })
  })

  it('waits for the person to sign in again and repeats the call with the same key', async () => {
    const signIn = vi.fn(async () => true)
    const { client, header } = make([json(401, { code: 'session.ended', title: '', status: 401 }), json(201, { id: '9' })], signIn)
    await expect(client.post('/users', { name: 'x' })).resolves.toEqual({ id: '9' })
    expect(signIn).toHaveBeenCalledOnce()
    expect(header(0, 'Idempotency-Key')).toBe(header(1, 'Idempotency-Key'))
  })

  it('gives the 401 to the caller when nobody signs in, and never asks for the sign-in call itself', async () => {
    const signIn = vi.fn(async () => false)
    const { client } = make([json(401, { code: 'a.b', title: '', status: 401 }), json(401, { code: 'a.b', title: '', status: 401 })], signIn)
    expect((await failure(client.get('/me'))).kind).toBe('auth')
    await failure(client.post('/sessions', {}, { anonymous: true }))
    expect(signIn).toHaveBeenCalledOnce()
  })

  it('takes a new CSRF token once when the old one is refused', async () => {
    const refused = () => json(403, { code: 'auth.csrf_failed', title: '', status: 403 })
    const renewCsrf = vi.fn(async () => true)
    const answers = [refused(), json(200, { ok: 1 }), refused(), refused()]
    const client = createClient({
      fetch: (async () => answers.shift()) as unknown as typeof fetch,
      language: () => 'en', csrf: () => 'C', signIn: async () => false, renewCsrf,
    })
    await expect(client.patch('/me', {})).resolves.toEqual({ ok: 1 })
    expect((await failure(client.patch('/me', {}))).code).toBe('auth.csrf_failed')
    expect(renewCsrf).toHaveBeenCalledTimes(2)
  })

  it('answers nothing for 204', async () => {
    await expect(make([new Response(null, { status: 204 })]).client.del('/users/1', { version: 1 })).resolves.toBeUndefined()
  })

  it('repeats reads on faults of the server and the line only', async () => {
    const fault = await failure(make([json(503, null, 'text/html', { 'Retry-After': '4' })]).client.get('/x'))
    expect(worthRetrying(0, fault)).toBe(true)
    expect(worthRetrying(3, fault)).toBe(false)
    expect(retryDelay(0, fault)).toBe(4_000)
    const denied = await failure(make([json(403, null)]).client.get('/x'))
    expect(worthRetrying(0, denied)).toBe(false)
    expect(retryDelay(1, denied)).toBe(1_000)
    expect(worthRetrying(0, new Error('a fault of ours'))).toBe(false)
  })

  it('classes a bare status', () => {
    expect([0, 400, 401, 403, 404, 409, 412, 422, 428, 429, 500, 502, 503].map(classOf)).toEqual([
      'network', 'input', 'auth', 'permission', 'missing', 'conflict', 'conflict', 'input', 'conflict', 'limit', 'fault', 'sync', 'fault',
    ])
    expect(queryString({ a: null, b: [], c: false })).toBe('?c=false')
  })
})
