/**
 * What was typed and has not arrived, kept over a reload of the tab. Kept in the session storage: another person at the
 * same machine finds nothing, as it ends with the tab.
 */
import type { Outgoing } from './state'

const MAX = 200

export interface Outbox {
  of(conversation: string): Outgoing[]
  /** Every conversation that has something waiting. */
  conversations(): string[]
  put(conversation: string, outgoing: Outgoing): void
  drop(conversation: string, key: string): void
}

type Kept = Record<string, Outgoing[]>

/** The outbox of one person. Unreadable or full storage costs the reload's safety, never the sending. */
export function openOutbox(storage: Pick<Storage, 'getItem' | 'setItem'>, person: string): Outbox {
  const name = `zhike.outbox.${person}`
  const read = (): Kept => {
    try {
      return JSON.parse(storage.getItem(name) ?? '{}') as Kept
    } catch {
      return {}
    }
  }
  const write = (kept: Kept): void => {
    try {
      storage.setItem(name, JSON.stringify(kept))
    } catch {
      return
    }
  }
  const without = (list: Outgoing[] | undefined, key: string): Outgoing[] => (list ?? []).filter((one) => one.key !== key)
  return {
    of: (conversation) => read()[conversation] ?? [],
    conversations: () => Object.entries(read()).flatMap(([id, list]) => (list.length > 0 ? [id] : [])),
    put(conversation, outgoing) {
      const kept = read()
      const list = kept[conversation] ?? []
      const known = list.some((one) => one.key === outgoing.key)
      const next = known ? list.map((one) => (one.key === outgoing.key ? outgoing : one)) : [...list, outgoing]
      write({ ...kept, [conversation]: next.slice(-MAX) })
    },
    drop(conversation, key) {
      const { [conversation]: list, ...rest } = read()
      const left = without(list, key)
      write(left.length > 0 ? { ...rest, [conversation]: left } : rest)
    },
  }
}
