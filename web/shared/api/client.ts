import { networkProblem, problemOf } from './problem'

export type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[]
export type Query = Record<string, QueryValue>

export interface CallOptions {
  query?: Query
  body?: unknown
  /** Version of the row the change starts from; sent as If-Match. */
  version?: number
  /** Makes a repeated POST harmless; see {@link newKey}. */
  key?: string
  signal?: AbortSignal
  /** Whether the call is made by the page and not by a person; without it attention decides. */
  background?: boolean
  /** The sign-in call itself must not open the sign-in dialogue. */
  anonymous?: boolean
}

export interface ClientOptions {
  base?: string
  fetch?: typeof fetch
  language: () => string
  csrf: () => string
  /** Asked when the session is gone; resolves true when somebody signed in and the call may be repeated. */
  signIn: () => Promise<boolean>
  /** Nobody has touched the page for a while: what it asks by itself then does not count as being there. */
  away?: () => boolean
  /** Asked when the CSRF token was refused; resolves true when there is a new one. */
  renewCsrf?: () => Promise<boolean>
}

export interface Client {
  get<T>(path: string, options?: Omit<CallOptions, 'body' | 'version' | 'key'>): Promise<T>
  post<T>(path: string, body?: unknown, options?: CallOptions): Promise<T>
  put<T>(path: string, body?: unknown, options?: CallOptions): Promise<T>
  patch<T>(path: string, body?: unknown, options?: CallOptions): Promise<T>
  del<T>(path: string, options?: CallOptions): Promise<T>
}

/** A fresh Idempotency-Key: made once per intent, kept over every repetition of it. */
export const newKey = (): string => crypto.randomUUID()

/** `?a=1&filter[state]=x,y`: empty values are left out, lists are joined by commas. */
export function queryString(query: Query = {}): string {
  const parts = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue
    if (Array.isArray(value)) {
      if (value.length > 0) parts.append(name, value.join(','))
    } else {
      parts.append(name, String(value))
    }
  }
  const text = parts.toString()
  return text === '' ? '' : `?${text}`
}

function headersOf(method: string, options: CallOptions, client: ClientOptions): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': client.language() })
  if (method !== 'GET') headers.set('X-CSRFToken', client.csrf())
  if (options.background ?? client.away?.()) headers.set('X-Background', '1')
  if (options.body !== undefined && !(options.body instanceof FormData)) headers.set('Content-Type', 'application/json')
  if (options.version !== undefined) headers.set('If-Match', `"${options.version}"`)
  if (options.key !== undefined) headers.set('Idempotency-Key', options.key)
  return headers
}

async function bodyOf<T>(response: Response): Promise<T> {
  if (response.status === 204 || response.headers.get('Content-Length') === '0') return undefined as T
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/**
 * The one door to the API. Every refusal is thrown as a {@link Problem}. A 401 waits for the person to sign in again
 * and then repeats the call, so that what was typed is never lost; a write is repeated with the same key.
 */
export function createClient(client: ClientOptions): Client {
  const base = client.base ?? '/api/v1'
  const send = client.fetch ?? ((input, init) => fetch(input, init))

  async function once(method: string, path: string, options: CallOptions): Promise<Response> {
    const body = options.body
    try {
      return await send(base + path + queryString(options.query), {
        method,
        headers: headersOf(method, options, client),
        body: body === undefined ? null : body instanceof FormData ? body : JSON.stringify(body),
        credentials: 'same-origin',
        signal: options.signal ?? null,
      })
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error
      throw networkProblem()
    }
  }

  async function call<T>(method: string, path: string, options: CallOptions): Promise<T> {
    let response = await once(method, path, options)
    if (response.status === 401 && !options.anonymous && (await client.signIn())) {
      response = await once(method, path, options)
    }
    if (response.ok) return bodyOf<T>(response)
    const problem = await problemOf(response)
    if (problem.code !== 'auth.csrf_failed' || !(await client.renewCsrf?.())) throw problem
    response = await once(method, path, options)
    if (!response.ok) throw await problemOf(response)
    return bodyOf<T>(response)
  }

  return {
    get: (path, options = {}) => call('GET', path, options),
    post: (path, body, options = {}) => call('POST', path, { key: newKey(), ...options, body: body ?? {} }),
    put: (path, body, options = {}) => call('PUT', path, { ...options, body: body ?? {} }),
    patch: (path, body, options = {}) => call('PATCH', path, { ...options, body: body ?? {} }),
    del: (path, options = {}) => call('DELETE', path, options),
  }
}
