/**
 * Shapes of the API as screens use them. Where the generated schema has a shape, this file only gives it its short
 * name; screens import from here and never see the generated paths.
 */

import type { components } from './schema'

type Shapes = components['schemas']

export type Scope = 'own' | 'team' | 'department' | 'shop' | 'all'
export const SCOPES: readonly Scope[] = ['own', 'team', 'department', 'shop', 'all']

export type PresenceState = 'online' | 'busy' | 'away' | 'offline'
export const PRESENCE_STATES: readonly PresenceState[] = ['online', 'busy', 'away', 'offline']

/** Texts of configured things in several languages; the default language is always there. */
export type Texts = Record<string, string>

export interface Named {
  id: string
  name: string
}

/** What every editable row has. */
export interface Row {
  id: string
  version: number
}

export interface Page<T> {
  items: T[]
  next: string | null
  total?: { value: number; exact: boolean }
}

/** One thing that can be done to a row now, or why it cannot. */
export interface Action {
  name: string
  allowed: boolean
  why?: string | null
}

export type MeUser = Shapes['Me']
export type Me = Shapes['MeAnswer'] & { permissions: Record<string, Scope>; presence: Presence }
export type Presence = Shapes['PresenceNow'] & { state: PresenceState }
export type SessionStart = Shapes['SessionAnswer']
export type OwnSession = Shapes['SessionRow']
export type LiveTicket = Shapes['LiveTicket']
export type Colleague = Shapes['ColleagueItem']
export type Notification = Shapes['NotificationItem']

export interface Message {
  id: string
  conversation_id: string
  episode_id: string
  seq: number
  author: { kind: 'customer' | 'agent' | 'bot' | 'system'; id: string | null; name: string | null }
  kind: string
  text: string
  file: MessageFile | null
  data: Record<string, unknown> | null
  client_key: string | null
  created_at: string
}

export interface MessageFile {
  id: string
  name: string
  size: number
  type: string
  url: string
  thumb_url: string | null
  width: number | null
  height: number | null
}

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'dead'
export type Job = Shapes['JobShape'] & { state: JobState }
