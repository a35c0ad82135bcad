/** Sending a file with its progress; what `fetch` cannot tell. */
import { networkProblem, Problem } from '@shared/api/problem'
import type { ProblemBody } from '@shared/api/problem'
import type { MessageFile } from '@shared/api/types'

export interface UploadWays {
  csrf: string
  language: string
  /** From 0 to 1. */
  progress: (share: number) => void
  signal: AbortSignal
}

function problemIn(request: XMLHttpRequest): Problem {
  try {
    return new Problem(JSON.parse(request.responseText) as ProblemBody)
  } catch {
    return new Problem({ code: 'unknown', title: request.statusText, status: request.status })
  }
}

/** Uploads one file. Throws a problem when it is refused or the line breaks; an aborted one rejects too. */
export function uploadFile(file: File, ways: UploadWays): Promise<MessageFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/v1/files')
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Accept-Language', ways.language)
    request.setRequestHeader('X-CSRFToken', ways.csrf)
    request.setRequestHeader('Idempotency-Key', crypto.randomUUID())
    request.upload.onprogress = (event) => event.lengthComputable && ways.progress(event.loaded / event.total)
    request.onload = () => (request.status < 300 ? resolve(JSON.parse(request.responseText) as MessageFile) : reject(problemIn(request)))
    request.onerror = request.onabort = () => reject(networkProblem())
    ways.signal.addEventListener('abort', () => request.abort())
    const body = new FormData()
    body.append('file', file)
    request.send(body)
  })
}
