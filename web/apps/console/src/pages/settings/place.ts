import type { LocationQuery } from 'vue-router'

import type { Setting } from '@shared/entities/types'

export type PlaceKind = 'company' | 'shop' | 'team'

/** Where a value holds: everywhere, or in one shop or team. */
export interface SettingPlace {
  kind: PlaceKind
  id: string | null
}

export const COMPANY: SettingPlace = { kind: 'company', id: null }

/** A place as the value of a choice, and back; what is no place is the company. */
export const keyOf = (place: SettingPlace): string => (place.id === null ? 'company' : `${place.kind}:${place.id}`)

export function placeOf(key: string): SettingPlace {
  const [kind, id] = key.split(':')
  return (kind === 'shop' || kind === 'team') && id ? { kind, id } : COMPANY
}

export const fromQuery = (query: LocationQuery): SettingPlace => (typeof query.at === 'string' ? placeOf(query.at) : COMPANY)

/** The place as the API is asked. */
export const placeQuery = (place: SettingPlace): Record<string, string> =>
  place.id === null ? {} : { scope_kind: place.kind, scope_id: place.id }

export const placeBody = (place: SettingPlace): { scope_kind: PlaceKind; scope_id: string | null } => ({ scope_kind: place.kind, scope_id: place.id })

/** Whether a value of its own stands at the place, so that it can be taken away again. */
export const ownValue = (setting: Pick<Setting, 'source' | 'version'>, place: SettingPlace): boolean =>
  setting.source === place.kind && setting.version > 0
