/** Files on their way up: one after the other, with progress, cancelling, and the bytes kept for another try. */
import { Problem, problemOf, ROOT, type Api } from './api'
import { newKey } from './keys'
import type { Channel, Uploaded } from './types'
import type { Outgoing } from './thread'

const PICTURE = /^image\/(png|jpeg|gif|webp|avif)$/

export interface UploadPorts {
  readonly api: Pick<Api, 'headers' | 'withRenewal'>
  queue(entry: Outgoing): void
  change(key: string, set: Partial<Omit<Outgoing, 'key'>>): void
  /** Says why a file was not taken. */
  refused(code: Refusal, name: string): void
  /** The file is on the server: the entry can be kept and sent. */
  ready(key: string): void
}

export type Refusal = 'file.empty' | 'file.too_large' | 'file.type'

interface Held {
  readonly file: File
  readonly preview: string | null
  abort: AbortController
}

export class Uploads {
  private readonly held = new Map<string, Held>()
  private line: Promise<void> = Promise.resolve()

  constructor(private readonly ports: UploadPorts) {}

  /** Takes what the channel accepts of the files. */
  take(files: readonly File[], channel: Channel | null): void {
    for (const file of files) {
      const refusal = refusalOf(file, channel)
      if (refusal) this.ports.refused(refusal, file.name)
      else this.ports.queue(this.add(newKey(), file))
    }
  }

  private add(key: string, file: File): Outgoing {
    const picture = PICTURE.test(file.type)
    const preview = picture ? URL.createObjectURL(file) : null
    this.held.set(key, { file, preview, abort: new AbortController() })
    this.enqueue(key)
    return {
      key,
      kind: picture ? 'image' : 'file',
      text: '',
      file: { id: '', name: file.name, size: file.size, type: file.type },
      state: 'uploading',
      progress: 0,
      code: null,
      detail: '',
      at: Date.now(),
    }
  }

  /** Address of the local picture, or null. */
  preview(key: string): string | null {
    return this.held.get(key)?.preview ?? null
  }

  /** True if the bytes are still here to be sent again. */
  retry(key: string): boolean {
    const held = this.held.get(key)
    if (!held) return false
    held.abort = new AbortController()
    this.ports.change(key, { state: 'uploading', progress: 0, code: null })
    this.enqueue(key)
    return true
  }

  /** Forgets the bytes; a running upload stops. */
  drop(key: string): void {
    const held = this.held.get(key)
    if (!held) return
    this.held.delete(key)
    held.abort.abort()
    if (held.preview) URL.revokeObjectURL(held.preview)
  }

  clear(): void {
    for (const key of [...this.held.keys()]) this.drop(key)
  }

  private enqueue(key: string): void {
    this.line = this.line.then(() => this.run(key))
  }

  private async run(key: string): Promise<void> {
    const held = this.held.get(key)
    if (!held || held.abort.signal.aborted) return
    try {
      const { api, change } = this.ports
      const done = await api.withRenewal(() =>
        upload(held.file, api.headers(false), (progress) => change(key, { progress }), held.abort.signal),
      )
      const { id, name, size, type } = done
      const kind = PICTURE.test(type) ? 'image' : 'file'
      this.ports.change(key, { file: { id, name, size, type }, kind, state: 'waiting', progress: 1 })
      this.ports.ready(key)
    } catch (error) {
      const { code, detail } = error instanceof Problem ? error : { code: 'unknown', detail: '' }
      if (code !== 'upload.cancelled') this.ports.change(key, { state: 'failed', code, detail })
    }
  }
}

/** Why a file cannot be taken, judged before its bytes travel; the server judges again. */
export function refusalOf(file: File, channel: Channel | null): Refusal | null {
  if (file.size === 0) return 'file.empty'
  if (!channel) return null
  if (file.size > channel.max_file_bytes) return 'file.too_large'
  return channel.file_types.length === 0 || channel.file_types.some((type) => matches(file, type)) ? null : 'file.type'
}

/** `type` is a media type or `image/*`. */
function matches(file: File, type: string): boolean {
  // Some systems do not know a file's type; then only the server can judge.
  if (!file.type) return true
  return type.endsWith('/*') ? file.type.startsWith(type.slice(0, -1)) : file.type === type
}

/** Sends one file with progress (0–1). Ends with code `upload.cancelled` when `signal` fires. */
function upload(
  file: File,
  headers: Readonly<Record<string, string>>,
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell how far an upload has come.
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.append('file', file, file.name)
    request.open('POST', `${ROOT}/files`)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total)
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Uploaded)
      else reject(problemOf(request.status, request.responseText, request.getResponseHeader('Retry-After')))
    }
    request.onerror = () => reject(new Problem(0, 'network', '', true))
    request.onabort = () => reject(new Problem(0, 'upload.cancelled', '', false))
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}
