import type { Ref } from 'vue'
import { computed, onScopeDispose, ref } from 'vue'

import { isProblem } from '@shared/api/problem'
import type { MessageFile } from '@shared/api/types'
import { useApi } from '@shared/api/use'
import { useProblemText } from '@shared/composables/problem'
import { language } from '@shared/i18n'

import { useSession } from '../../../session'
import { uploadFile } from './upload'

export interface Attachment {
  key: string
  name: string
  size: number
  /** A picture as it is on this machine. */
  preview: string | null
  state: 'going' | 'ready' | 'failed'
  /** From 0 to 1. */
  progress: number
  why: string
}
interface Held {
  file: File
  stop: AbortController
  stored: MessageFile | null
}

export const MOST_FILES = 20

/** How a file gets to the server, with its progress. */
function useSending() {
  const api = useApi()
  const session = useSession()
  return async function send(one: Held, progress: (share: number) => void): Promise<MessageFile> {
    try {
      return await uploadFile(one.file, { csrf: session.csrf, language: language.value, signal: one.stop.signal, progress })
    } catch (error) {
      // The session or its token ran out: the client asks for a new one and sends it whole.
      if (!isProblem(error) || (error.kind !== 'auth' && error.code !== 'auth.csrf_failed')) throw error
      const body = new FormData()
      body.append('file', one.file)
      return api.post<MessageFile>('/files', body)
    }
  }
}

/** The trays of all conversations and the files behind their rows. */
function useTrays() {
  const trays = ref<Record<string, Attachment[]>>({})
  const held = new Map<string, Held>()
  const all = (): Attachment[] => Object.values(trays.value).flat()

  const change = (key: string, to: Partial<Attachment>): void => {
    const row = all().find((one) => one.key === key)
    if (row) Object.assign(row, to)
  }
  function put(id: string, file: File): string {
    const key = crypto.randomUUID()
    held.set(key, { file, stop: new AbortController(), stored: null })
    const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : null
    trays.value[id] = [...(trays.value[id] ?? []), { key, name: file.name, size: file.size, preview, state: 'going', progress: 0, why: '' }]
    return key
  }
  function forget(key: string): void {
    const preview = all().find((row) => row.key === key)?.preview
    if (preview) URL.revokeObjectURL(preview)
    held.get(key)?.stop.abort()
    held.delete(key)
    for (const [id, rows] of Object.entries(trays.value)) trays.value[id] = rows.filter((row) => row.key !== key)
  }
  onScopeDispose(() => [...held.keys()].forEach(forget))
  return { trays, held, change, put, forget }
}

/**
 * Files that go out with the next message, per conversation: they travel while one is still typing, and can be looked
 * at and taken away before anything is sent.
 */
export function useAttachments(conversation: Ref<string>) {
  const words = useProblemText()
  const send = useSending()
  const { trays, held, change, put, forget } = useTrays()
  const tray = computed(() => trays.value[conversation.value] ?? [])

  async function start(key: string): Promise<void> {
    const one = held.get(key)
    if (!one) return
    change(key, { state: 'going', progress: 0, why: '' })
    try {
      one.stored = await send(one, (share) => change(key, { progress: share }))
      change(key, { state: 'ready', progress: 1 })
    } catch (error) {
      change(key, { state: 'failed', why: words.detail(error) || words.title(error) })
    }
  }
  function add(files: FileList | readonly File[] | null): void {
    const room = MOST_FILES - tray.value.length
    for (const file of [...(files ?? [])].slice(0, room)) void start(put(conversation.value, file))
  }
  /** What is ready to go out, in order; the tray is empty then. */
  function take(): MessageFile[] {
    const keys = tray.value.map((row) => row.key)
    const files = keys.flatMap((key) => held.get(key)?.stored ?? [])
    keys.forEach(forget)
    return files
  }
  return {
    tray,
    add,
    take,
    drop: forget,
    again: (key: string): void => void start(key),
    busy: computed(() => tray.value.some((row) => row.state === 'going')),
    failed: computed(() => tray.value.some((row) => row.state === 'failed')),
  }
}
