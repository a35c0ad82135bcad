import type { Client } from '@shared/api/client'
import { newKey } from '@shared/api/client'
import { isProblem } from '@shared/api/problem'

import type { ImportDetail } from './types'

const TRIES = 4
const PAUSE_MS = 1_000

/** A part is sent again when the line broke, not when the server refused it. */
async function insist<T>(send: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await send()
    } catch (error) {
      const isOfTheLine = isProblem(error) && (error.status === 0 || error.status >= 500)
      if (!isOfTheLine || tried === TRIES || signal.aborted) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tried))
    }
  }
}

/** Sends a file in parts and says that it is whole; `told` hears the bytes that arrived. */
export async function upload(api: Client, file: File, told: (sent: number) => void, signal: AbortSignal): Promise<ImportDetail> {
  const run = await api.post<ImportDetail>('/imports', { name: file.name, size: file.size }, { key: newKey(), signal })
  let sent = 0
  for (let number = 1; sent < file.size; number += 1) {
    const part = file.slice(sent, sent + run.part_bytes)
    const body = new FormData()
    body.append('file', part, 'part')
    await insist(() => api.post(`/imports/${run.id}/parts/${number}`, body, { signal }), signal)
    sent += part.size
    told(sent)
  }
  try {
    return await insist(() => api.post<ImportDetail>(`/imports/${run.id}/uploaded`, {}, { signal }), signal)
  } catch (error) {
    // What is no table will not become one: it does not stay in the list as if it were still coming.
    if (isProblem(error) && error.status >= 400 && error.status < 500) await api.post(`/imports/${run.id}/cancel`, {}, { version: run.version }).catch(() => undefined)
    throw error
  }
}
