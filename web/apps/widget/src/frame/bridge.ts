/**
 * Talks with the loader on the shop's page. The page's origin comes in the fragment; messages are taken only from
 * that origin and from the parent window, and go only to that origin, so a wrong fragment merely leaves the frame deaf.
 */
export type FromLoader =
  | readonly ['init', Init]
  | readonly ['open', boolean]
  | readonly ['page', { readonly url: string; readonly title: string }]
  | readonly ['identify', string | null]

export interface Init {
  readonly language: string
  readonly theme: string
  readonly page: { readonly url: string; readonly title: string } | null
  readonly token: string | null
  readonly open: boolean
}

export class Bridge {
  constructor(private readonly origin: string) {}

  listen(take: (message: FromLoader) => void): void {
    addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.source !== parent || event.origin !== this.origin) return
      const data = event.data as { readonly zhike?: unknown } | null
      if (data && Array.isArray(data.zhike)) take(data.zhike as unknown as FromLoader)
    })
  }

  tell(name: string, value?: unknown): void {
    parent.postMessage({ zhike: [name, value] }, this.origin)
  }
}

/** The embedding page's origin from the fragment, or null if it is not one. */
export function originIn(hash: string): string | null {
  try {
    const url = new URL(new URLSearchParams(hash.slice(1)).get('o') ?? '')
    return url.origin === 'null' ? null : url.origin
  } catch {
    return null
  }
}
