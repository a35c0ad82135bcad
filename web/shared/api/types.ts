/**
 * Shapes of the API as screens use them. Where the generated schema has a shape, this file only gives it its short
 * name; screens import from here and never see the generated paths.
 */

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

export interface Presence {
  state: PresenceState
  since: string | null
}

export interface MeUser {
  id: string
  username: string
  name: string
  avatar_url: string | null
  language: string
  zone: string
  email_mask: string | null
}

export interface Me {
  user: MeUser
  permissions: Record<string, Scope>
  teams: Named[]
  shops: Named[]
  presence: Presence
  csrf: string
  company: { name: string; version: string; default_language: string }
  gateway_url: string
  must_change_password?: boolean
}

export interface SessionStart {
  user: MeUser
  token: string | null
  csrf: string
}

export interface OwnSession {
  id: string
  created_at: string
  seen_at: string
  ip: string
  device: string
  current: boolean
}

export interface LiveTicket {
  ticket: string
  url: string
  pos: number
}

export interface Colleague {
  id: string
  name: string
  avatar_url: string | null
  state: PresenceState
  since: string | null
  load: number
  capacity: number
  today_s: Partial<Record<PresenceState, number>>
}

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

export interface Notification {
  id: string
  kind: string
  title: string
  body: string
  subject: { kind: string; id: string } | null
  link: string | null
  created_at: string
  read_at: string | null
}

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'dead'

export interface Job {
  id: string
  kind: string
  title: string
  state: JobState
  done: number
  total: number | null
  created_at: string
  finished_at: string | null
  result_file: { id: string; name: string; url: string } | null
  error: string | null
}
