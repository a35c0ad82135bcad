/** One fault at one place of the request: `path` is dotted as in the request body, `items.0.qty`. */
export interface FieldFault {
  path: string
  code: string
  params?: Record<string, unknown>
  /** The fault in the reader's language. */
  text?: string
}

/** What kind of fault it is; decides how a screen reacts, never the text. */
export type ProblemClass =
  | 'input'
  | 'auth'
  | 'permission'
  | 'missing'
  | 'conflict'
  | 'limit'
  | 'sync'
  | 'fault'
  | 'network'

/** The body of every refused request (RFC 9457 with our own members). */
export interface ProblemBody {
  type?: string
  code: string
  title: string
  detail?: string
  status: number
  class?: ProblemClass
  retry?: 'never' | 'later' | 'after_reload'
  fields?: FieldFault[]
  permission?: string | null
  request_id?: string
  current?: Record<string, unknown>
  yours?: Record<string, unknown>
  base?: Record<string, unknown>
}

/** A refused or failed request. `status` is 0 when no answer came at all. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly kind: ProblemClass
  readonly fields: readonly FieldFault[]
  readonly permission: string | null
  readonly requestId: string | null
  readonly body: ProblemBody
  /** Seconds the server asked us to wait, if it did. */
  readonly retryAfter: number | null

  constructor(body: ProblemBody, retryAfter: number | null = null) {
    super(body.detail ?? body.title)
    this.name = 'Problem'
    this.code = body.code
    this.status = body.status
    this.kind = body.class ?? classOf(body.status)
    this.fields = body.fields ?? []
    this.permission = body.permission ?? null
    this.requestId = body.request_id ?? null
    this.body = body
    this.retryAfter = retryAfter
  }
}

/** The class a bare status stands for, where an answer (of a proxy, say) names none. */
export function classOf(status: number): ProblemClass {
  if (status === 0) return 'network'
  if (status === 401) return 'auth'
  if (status === 403) return 'permission'
  if (status === 404 || status === 410) return 'missing'
  if (status === 409 || status === 412 || status === 428) return 'conflict'
  if (status === 429) return 'limit'
  if (status === 502) return 'sync'
  if (status >= 500) return 'fault'
  return 'input'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a refused answer; anything that is not problem+json (a proxy's page) still becomes a Problem. */
export async function problemOf(response: Response): Promise<Problem> {
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN)
  const retryAfter = Number.isFinite(wait) ? wait : null
  let body: unknown = null
  if ((response.headers.get('Content-Type') ?? '').includes('json')) {
    body = await response.json().catch(() => null)
  }
  if (isRecord(body) && typeof body.code === 'string' && typeof body.title === 'string') {
    return new Problem({ ...(body as unknown as ProblemBody), status: response.status }, retryAfter)
  }
  return new Problem({ code: `http.${response.status}`, title: '', status: response.status }, retryAfter)
}

/** No answer: the line is down, the name is unknown, the request was cut. */
export const networkProblem = (): Problem => new Problem({ code: 'network.unreachable', title: '', status: 0 })

export const isProblem = (error: unknown): error is Problem => error instanceof Problem
