/**
 * The conversation of one visitor on one channel: owns the session, the thread and everything that moves them, and
 * tells its listeners after each change. Knows nothing of the screen.
 */
import { Access, Superseded } from './access'
import { Problem, type Api } from './api'
import { newKey } from './keys'
import { MarksReporter } from './marks'
import { Sender } from './sender'
import { Live, marksOf, type LiveEvent } from './socket'
import { ANYBODY, type Keep } from './storage'
import { Task } from './task'
import { EMPTY, gapAfter, isOwn, received, reduce, unread, type Action, type Outgoing, type Thread } from './thread'
import { TypingSignal } from './typing'
import type { Message, Page, Session } from './types'
import type { Refusal, Uploads } from './uploads'

const PAGE = 30
const FILL = 100
const POLL_MS = 15_000
const TYPING_MS = 6_000

export type Phase = 'idle' | 'starting' | 'waiting' | 'ready' | 'unavailable'

export interface View {
  /** `waiting`: the server did not answer and will be asked again. */
  readonly phase: Phase
  readonly session: Session | null
  readonly thread: Thread
  /** The live line is up, or not needed. */
  readonly connected: boolean
  readonly open: boolean
  /** Messages above this seq were unread when the panel opened. */
  readonly readBefore: number | null
  readonly loadingOlder: boolean
  /** A customer's id, or a dash for who has not been recognised. */
  readonly person: string
  /** Why a file was not taken. */
  readonly notice: { readonly code: Refusal | 'file.offline'; readonly name: string } | null
  /** The customer's own orders are shown: empty for all of them, else the number of one. */
  readonly orders: string | null
}

export interface ChatHost {
  /** Says to the embedding page what happened; the names are those of the loader. */
  tell(name: 'unread' | 'color' | 'ink' | 'identify_failed' | 'identify_needed' | 'identified', value?: unknown): void
}

export class Chat {
  /** There once the first file was taken. */
  uploads: Uploads | null = null
  private state: View = {
    phase: 'idle', session: null, thread: EMPTY, connected: true, open: false, readBefore: null, loadingOlder: false,
    notice: null, person: ANYBODY, orders: null,
  }
  private readonly listeners = new Set<() => void>()
  private readonly sender: Sender
  private readonly live: Live
  private readonly marks: MarksReporter
  private readonly news = new Task(() => this.fetchNews(), 60)
  private readonly typing: TypingSignal
  private readonly access: Access
  private readonly opening = new Task(() => this.tryToBegin(), 0)
  private typingEnds: ReturnType<typeof setTimeout> | undefined
  private atEnd = true
  private visited = false
  private told = -1

  constructor(
    readonly api: Api,
    readonly keep: Keep,
    private readonly host: ChatHost,
  ) {
    this.access = new Access(api, keep, {
      adopted: (session) => this.adopted(session),
      left: () => this.left(),
      tell: (name, value) => host.tell(name, value),
    })
    this.sender = new Sender({
      outbox: () => (this.state.phase === 'ready' ? this.state.thread.outbox : []),
      send: (key, body) => this.access.same(this.api.send(key, body)),
      change: (key, set) => this.dispatch({ type: 'change', key, set }),
      stored: (message) => this.stored(message),
    })
    this.typing = new TypingSignal((on) => {
      if (this.state.thread.conversation) this.live.typing(this.state.thread.conversation, on)
    })
    this.marks = new MarksReporter(
      (delivered, read) => this.api.marks(delivered, read),
      (delivered, read) => this.dispatch({ type: 'marks', side: 'customer', delivered, read }),
    )
    this.live = new Live({
      ticket: () => this.api.ticket(),
      event: (event) => this.heard(event),
      typing: (kind, name, on) => this.othersTyping(kind, name, on),
      reload: () => void this.load().catch(() => this.news.ask()),
      ended: () => {
        // The session is over. A new one is made, or the screen says that this chat is closed.
        this.live.stop()
        this.opening.ask()
      },
      state: (up) => this.set({ connected: up }),
    })
    this.restore()
    setInterval(() => this.poll(), POLL_MS)
  }

  get view(): View {
    return this.state
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Starts in the background for somebody who was here before; a newcomer costs the server nothing until opening. */
  wake(): void {
    if (this.access.known || this.state.thread.outbox.length) this.begin()
  }

  setPage(page: Page): void {
    this.access.page = page
  }

  /** Recognises the customer by the shop's signed token; null forgets whoever used this browser. */
  identify(token: string | null): void {
    if (token === null) this.opening.stop()
    this.access.identify(token)
    this.live.stop()
    // What is under way ends first, then it begins anew.
    if (token !== null || this.state.open) this.opening.ask()
  }

  setOpen(open: boolean): void {
    if (open === this.state.open) return
    this.visited ||= open
    this.set({ open, readBefore: open && this.state.thread.loaded ? this.state.thread.marks.customer.read_seq : null })
    if (!open) this.typing.stop()
    else if (this.state.phase === 'ready') this.news.ask()
    else this.begin()
    this.settle()
  }

  /** Shows the customer's own orders, one by its number, or (null) none any more. */
  showOrders(orders: string | null): void {
    this.set({ orders })
  }

  /** The newest message is on the screen, or has been scrolled away. */
  setAtEnd(atEnd: boolean): void {
    this.atEnd = atEnd
    this.settle()
  }

  /** The network or the page came back. */
  resume(): void {
    if (this.state.phase === 'waiting') this.begin()
    this.live.hurry()
    this.sender.kick()
    if (this.state.phase === 'ready' && this.state.open) this.news.ask()
    this.settle()
  }

  typed(text: string): void {
    this.keep.draft = text
    this.typing.typed(text.trim() === '')
  }

  sendText(text: string): void {
    this.keep.draft = ''
    this.typing.stop()
    const entry: Outgoing = {
      key: newKey(), kind: 'text', text, file: null, state: 'waiting', progress: 1, code: null, detail: '', at: Date.now(),
    }
    this.dispatch({ type: 'queue', entry })
    this.keepEntry(entry.key)
  }

  /** Takes files to send; those that cannot be taken are named in the notice. */
  async sendFiles(given: Iterable<File>): Promise<void> {
    // The browser empties the list it gave as soon as its event is over.
    const files = [...given]
    this.set({ notice: null })
    const later = await import('./components/later').catch(() => null)
    if (!later) return this.set({ notice: { code: 'file.offline', name: files[0]?.name ?? '' } })
    this.uploads ??= new later.Uploads({
      api: this.api,
      queue: (entry) => this.dispatch({ type: 'queue', entry }),
      change: (key, set) => this.dispatch({ type: 'change', key, set }),
      refused: (code, name) => this.set({ notice: { code, name } }),
      ready: (key) => this.keepEntry(key),
    })
    this.uploads.take(files, this.state.session?.channel ?? null)
  }

  clearNotice(): void {
    this.set({ notice: null })
  }

  resend(key: string): void {
    const entry = this.state.thread.outbox.find((one) => one.key === key)
    if (!entry || entry.state !== 'failed') return
    if (entry.kind !== 'text' && !entry.file?.id) return void this.uploads?.retry(key)
    this.dispatch({ type: 'change', key, set: { state: 'waiting', code: null } })
    this.keepEntry(key)
  }

  discard(key: string): void {
    this.uploads?.drop(key)
    this.keep.drop(key)
    this.dispatch({ type: 'discard', key })
  }

  async loadOlder(): Promise<void> {
    const first = this.state.thread.messages[0]
    if (!first || !this.state.thread.more || this.state.loadingOlder) return
    this.set({ loadingOlder: true })
    try {
      const asked = this.api.conversation({ before_seq: first.seq, limit: PAGE })
      this.dispatch({ type: 'older', data: await this.access.same(asked) })
    } finally {
      this.set({ loadingOlder: false })
    }
  }

  /** Sends the score of the current episode. Rejects with the problem; the control shows it. */
  async rate(score: number, comment: string): Promise<void> {
    const episode = this.state.thread.episode
    if (!episode) return
    await this.api.rate(episode.id, score, comment)
    this.dispatch({ type: 'rated', score })
  }

  async end(): Promise<void> {
    const episode = this.state.thread.episode
    if (!episode) return
    await this.api.end(episode.id)
    this.news.ask()
  }

  /** Fetches one message again, because its file's address ran out or never came. */
  async again({ seq }: Message): Promise<Message | undefined> {
    const after = seq - 1
    const data = await this.access.same(this.api.conversation({ after_seq: after, limit: 1 }))
    this.dispatch({ type: 'newer', after, known: after, data })
    return data.messages[0]
  }

  private begin(): void {
    if (!this.opening.running && this.state.phase !== 'unavailable') this.opening.ask()
  }

  /** Rejects when the server is to be asked again later. */
  private async tryToBegin(): Promise<void> {
    if (this.state.phase !== 'ready') this.set({ phase: 'starting' })
    try {
      await this.access.create()
      await this.load()
      this.set({ phase: 'ready' })
      this.sender.kick()
    } catch (error) {
      if (error instanceof Superseded) return
      if (error instanceof Problem && !error.later) return this.set({ phase: 'unavailable' })
      this.set({ phase: 'waiting' })
      throw error
    }
  }

  private adopted(session: Session): void {
    this.set({ session, person: this.keep.person })
    this.restore()
    this.host.tell('color', session.channel.color)
    // Renewed in the middle for another person: the thread was cleared and must come anew.
    if (this.opening.running || this.state.thread.loaded) return
    this.set({ phase: 'ready' })
    this.news.ask()
  }

  /** Takes up what this person wrote and could not send. */
  private restore(): void {
    for (const entry of this.keep.outbox()) this.dispatch({ type: 'queue', entry })
  }

  private left(): void {
    this.live.stop()
    this.news.stop()
    this.marks.reset()
    this.uploads?.clear()
    this.told = 0
    this.set({ phase: 'idle', session: null, orders: null, thread: EMPTY, person: this.keep.person, readBefore: null, connected: true })
    this.host.tell('unread', 0)
  }

  private async load(): Promise<void> {
    const data = await this.access.same(this.api.conversation({ limit: PAGE }))
    const first = !this.state.thread.loaded
    this.dispatch({ type: 'snapshot', data })
    if (first && this.state.open) this.set({ readBefore: data.marks.customer.read_seq })
    this.wire(data.pos)
  }

  /** Fetches what came after the last message without a gap before it, and the state around it. */
  private async fetchNews(): Promise<void> {
    if (!this.state.thread.conversation || !this.state.thread.loaded) return this.load()
    for (;;) {
      const { high, messages, conversation } = this.state.thread
      const data = await this.access.same(this.api.conversation({ after_seq: high, limit: FILL }))
      if (data.conversation_id !== conversation) return this.load()
      this.dispatch({ type: 'newer', after: high, known: messages.at(-1)?.seq ?? 0, data })
      this.wire(data.pos)
      if (!data.has_more) return
    }
  }

  /** Keeps the live line exactly while there is something to hear. */
  private wire(pos: string | null): void {
    const { conversation, episode } = this.state.thread
    const active = episode !== null && episode.state !== 'closed'
    if (conversation && (this.visited || active)) this.live.start(pos)
    else this.set({ connected: true })
  }

  private stored(message: Message): void {
    const isNew = this.state.thread.conversation === null
    this.dispatch({ type: 'message', message })
    if (isNew || this.state.thread.episode?.state !== 'assigned') this.news.ask()
  }

  private heard(event: LiveEvent): void {
    const marks = event.name === 'conversations.marks_moved' ? marksOf(event.data) : null
    if (event.message) this.dispatch({ type: 'message', message: event.message })
    if (marks) this.dispatch({ type: 'marks', ...marks })
    const lone = event.name === 'conversations.message_sent' && event.message
    if ((!lone && !marks) || gapAfter(this.state.thread) !== null) this.news.ask()
  }

  private othersTyping(kind: string, name: string, on: boolean): void {
    if (kind === 'customer' || kind === 'visitor') return
    clearTimeout(this.typingEnds)
    this.dispatch({ type: 'typing', name: on ? name : null })
    if (on) this.typingEnds = setTimeout(() => this.dispatch({ type: 'typing', name: null }), TYPING_MS)
  }

  /** The queue moves and agents come without an event of ours, and a broken line must not leave the customer deaf. */
  private poll(): void {
    const { open, phase, connected, thread } = this.state
    if (phase === 'ready' && open && document.visibilityState === 'visible' && (!connected || thread.episode?.state === 'queued' || thread.service?.answer_by)) {
      this.news.ask()
    }
  }

  private keepEntry(key: string): void {
    const entry = this.state.thread.outbox.find((one) => one.key === key)
    if (entry) this.keep.put(entry)
    if (this.state.phase === 'ready') this.sender.kick()
    else this.begin()
  }

  private dispatch(action: Action): void {
    const before = this.state.thread
    const thread = reduce(before, action)
    if (thread === before) return
    this.release(before, thread)
    this.set({ thread })
    this.settle()
  }

  /** Lets go of outbox entries that the thread let go of. */
  private release(before: Thread, after: Thread): void {
    const left = new Set(after.outbox.map((entry) => entry.key))
    for (const entry of before.outbox) {
      if (left.has(entry.key)) continue
      this.keep.drop(entry.key)
      this.uploads?.drop(entry.key)
    }
  }

  private settle(): void {
    const { thread, open } = this.state
    if (!thread.loaded) return
    const seen = open && this.atEnd && document.visibilityState === 'visible'
    const got = thread.messages.some((message) => !isOwn(message)) ? received(thread) : 0
    this.marks.move(got, seen ? got : 0, thread.marks.customer)
    const count = seen ? 0 : unread(thread)
    if (count !== this.told) this.host.tell('unread', (this.told = count))
  }

  private set(change: Partial<View>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }
}
