import type { QueryClient } from '@tanstack/vue-query'

import { keys, onItsWay } from '@shared/api/query'
import { holdsRow, putRow, versionOf } from '@shared/api/rows'
import type { Row } from '@shared/api/types'

import { versionStep } from './machine'
import type { LiveEvent } from './protocol'

/** How one kind of subject is kept fresh: the entity of the cache it belongs to and the way to read one row. */
export interface LiveEntity {
  entity: string
  read: (id: string) => Promise<Row>
}

/**
 * Keeps the cache true to the events: a row on the screen is read again and put where it stands, lists that may have
 * gained or lost a row are marked old and load themselves again only if they are looked at. Repeated events of one row
 * within a moment cost one read.
 */
export function bridge(cache: QueryClient, entities: Record<string, LiveEntity>) {
  const running = new Map<string, Promise<void>>()

  async function refresh(kind: LiveEntity, id: string): Promise<void> {
    try {
      putRow(cache, kind.entity, await kind.read(id))
    } catch {
      // Gone, or no longer ours to see: the lists find out when they load.
      await cache.invalidateQueries({ queryKey: keys.lists(kind.entity) })
    }
  }

  return (event: LiveEvent): void => {
    const kind = entities[event.subject.kind]
    if (!kind) return
    const id = event.subject.id
    void cache.invalidateQueries({ queryKey: keys.all(kind.entity), predicate: onItsWay })
    if (!holdsRow(cache, kind.entity, id)) {
      void cache.invalidateQueries({ queryKey: keys.lists(kind.entity) })
      return
    }
    if (versionStep(versionOf(cache, kind.entity, id), event.subject.version) === 'skip') return
    const slot = `${kind.entity}/${id}`
    const before = running.get(slot) ?? Promise.resolve()
    const next = before.then(() =>
      versionStep(versionOf(cache, kind.entity, id), event.subject.version) === 'skip' ? undefined : refresh(kind, id),
    )
    running.set(slot, next)
    void next.finally(() => running.get(slot) === next && running.delete(slot))
  }
}
