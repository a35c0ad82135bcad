import type { Model } from '@shared/ui/form/schema'

import type { Customer } from '../types'
import { WISHES, wishesOf } from '../wishes'

interface Preferences {
  language?: string
  channel?: string
  manner?: string
  contact_time?: { since: string; until: string }
  categories?: string[]
}
const PLAIN = ['name', 'kind', 'service_level', 'vip', 'phone', 'email', 'birthday', 'remark'] as const

/** The record as the form holds it; sealed values are empty, because they are not shown. */
export function modelOf(customer: Customer): Model {
  const prefer = (customer.file?.preferences ?? {}) as Preferences
  return {
    name: customer.name, kind: customer.kind, service_level: customer.service_level, vip: customer.vip,
    phone: '', email: '', birthday: '', remark: customer.file?.remark ?? '',
    language: prefer.language ?? null, channel: prefer.channel ?? null, manner: prefer.manner ?? null,
    since: prefer.contact_time?.since ?? '', until: prefer.contact_time?.until ?? '', categories: prefer.categories ?? [],
  }
}

/** What is sent: the fields that changed; preferences go as a whole when any of them changed. */
export function patchOf(model: Model, changed: Model): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const key of PLAIN) if (key in changed) body[key] = changed[key] ?? ''
  if (!WISHES.some((key) => key in changed)) return body
  body.preferences = wishesOf(model)
  return body
}

/** A change of a request for correction. */
export interface WantedChange extends Record<string, unknown> { part: string }

const CORRECTED = ['kind', 'name', 'phone', 'email', 'birthday'] as const

/** What is asked for: the fields that changed, each a place of its own; preferences go as a whole. */
export function changesOf(model: Model, changed: Model): WantedChange[] {
  const changes: WantedChange[] = CORRECTED.filter((key) => key in changed).map((key) => ({ part: key, value: changed[key] ?? '' }))
  if ('remark' in changed) changes.push({ part: 'remark', remark: changed.remark ?? '' })
  if (WISHES.some((key) => key in changed)) changes.push({ part: 'preferences', preferences: wishesOf(model) })
  return changes
}
