/**
 * Who is writing: makes and renews the session, recognises the customer by the shop's token, and notices when another
 * person sits at the same browser, so that nothing of the last one stays.
 */
import { Problem, type Api } from './api'
import { ANYBODY, type Keep } from './storage'
import type { Page, Session } from './types'

export interface AccessPorts {
  /** A session is there; called before anything is asked with it. */
  adopted(session: Session): void
  /** Another person than before: nothing of the last one may stay on the screen. */
  left(): void
  tell(name: 'identify_failed' | 'identify_needed' | 'identified', value?: unknown): void
}

/** Ends a step that began for a person who is no longer the one here. */
export class Superseded extends Error {}

export class Access {
  page: Page | null = null
  private shopToken: string | null = null
  private creating: Promise<void> | null = null
  /** Counts persons; what was asked for an earlier one is not taken any more. */
  private person = 0

  constructor(
    private readonly api: Api,
    private readonly keep: Keep,
    private readonly ports: AccessPorts,
  ) {
    api.renew = () => this.same(this.create())
  }

  /**
   * There is somebody to continue with, so the server should be asked before the panel opens. A customer is not: without
   * the shop's word the server would take them for a stranger, so the shop's token is waited for.
   */
  get known(): boolean {
    return this.shopToken !== null || this.keep.visitor?.customer === null
  }

  /** Takes the shop's token for the next session; null forgets the person at once. */
  identify(token: string | null): void {
    this.shopToken = token
    if (token === null) {
      this.keep.clear()
      this.nextPerson()
    } else this.creating = null
  }

  /** Makes a session. Callers that come together share one, or two tokens would make two visitors. */
  create(): Promise<void> {
    if (this.creating) return this.creating
    const running: Promise<void> = this.createOnce().finally(() => {
      if (this.creating === running) this.creating = null
    })
    this.creating = running
    return running
  }

  /** The promise's value, unless the person changed meanwhile: then rejects with `Superseded`. */
  async same<T>(promise: Promise<T>): Promise<T> {
    const { person } = this
    const value = await promise
    if (person !== this.person) throw new Superseded()
    return value
  }

  private async createOnce(): Promise<void> {
    const shopToken = this.shopToken
    const visitor = this.keep.visitor
    try {
      const request = { visitorToken: visitor?.token ?? null, shopToken, page: this.page }
      const session = await this.same(this.api.start(request))
      if (this.shopToken === shopToken) this.shopToken = null
      this.adopt(session)
      if (shopToken) this.ports.tell('identified')
    } catch (error) {
      const refused = error instanceof Problem && !error.later && (error.status === 401 || error.status === 422)
      if (!refused || (!shopToken && !visitor)) throw error
      // A used or foreign shop token, or a visitor the server no longer knows: go on without what was refused.
      if (shopToken) this.ports.tell('identify_failed', error.code)
      else this.keep.visitor = null
      if (this.shopToken === shopToken) this.shopToken = null
      await this.createOnce()
    }
  }

  private adopt(session: Session): void {
    const { keep } = this
    const before = keep.visitor?.customer ?? null
    const customer = session.customer?.id ?? null
    keep.visitor = { token: session.visitor_token, customer }
    // What was written before being recognised belongs to the customer: the same person went on.
    const draft = before === null ? keep.draft : ''
    keep.person = customer ?? ANYBODY
    if (draft) keep.draft = draft
    if (before !== null && before !== customer) this.nextPerson()
    this.ports.adopted(session)
    if (before !== null && customer === null) this.ports.tell('identify_needed')
  }

  private nextPerson(): void {
    this.person++
    this.creating = null
    this.ports.left()
  }
}
