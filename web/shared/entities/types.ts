import type { Named, Presence, Row, Scope, Texts } from '@shared/api/types'

/** Things that are kept but no longer used carry the time they were put away. */
interface Archivable {
  archived_at: string | null
}

export interface User extends Row {
  username: string
  name: string
  avatar_url: string | null
  email_mask: string | null
  state: 'active' | 'disabled' | 'locked'
  language: string
  zone: string
  department: Named | null
  roles: Named[]
  teams: Named[]
  shops: Named[]
  skills: Named[]
  capacity: number
  presence: Presence | null
  seen_at: string | null
  must_change_password: boolean
}

export interface Role extends Row {
  code: string | null
  name: Texts
  description: string
  builtin: boolean
  permissions: Record<string, Scope>
  users: number
}

/** One right of the catalogue: what may be done, and whether it is limited to some rows. */
export interface Right {
  name: string
  module: string
  object: string
  action: string
  label: string
  module_label: string
  object_label: string
  scoped: boolean
}

export interface Team extends Row, Archivable {
  name: string
  department: Named | null
  lead: Named | null
  members: Named[]
  shops: Named[]
}

export interface Department extends Row, Archivable {
  name: string
  parent: Named | null
  users: number
}

export interface Shop extends Row, Archivable {
  name: string
  platform: string
  team: Named | null
  zone: string
  currency: string
}

export interface Skill extends Row, Archivable {
  name: Texts
  users: number
}

export interface Channel extends Row, Archivable {
  kind: string
  name: string
  shop: Named
  enabled: boolean
  key: string
  allowed_origins: string[]
  color: string
  greeting: Texts
  languages: string[]
  portal_url: string
  snippet: string
}

export interface CannedReply extends Row, Archivable {
  title: string
  shortcut: string
  text: string
  language: string
  audience: 'own' | 'team' | 'company'
  team: Named | null
}

export interface Category extends Row, Archivable {
  name: Texts
  parent: { id: string; name: Texts } | null
  results: { code: string; name: Texts }[]
}

export interface RatingScale extends Row, Archivable {
  name: Texts
  min: number
  max: number
  labels: Record<string, Texts>
  satisfied_from: number
  default: boolean
}

export interface Interval {
  from: string
  to: string
}

export interface CalendarException {
  date: string
  name: string
  intervals: Interval[]
}

export interface Calendar extends Row, Archivable {
  name: string
  zone: string
  /** Key 1 is Monday, 7 Sunday; an interval may end after midnight (`to` before `from`). */
  week: Record<string, Interval[]>
  exceptions: CalendarException[]
  default: boolean
}

export interface AuditEntry {
  id: string
  at: string
  actor: { kind: string; id: string | null; name: string | null }
  action: string
  object: { kind: string; id: string | null; label: string | null }
  result: 'done' | 'denied' | 'failed'
  permission: string | null
  ip: string | null
  device: string | null
  operation_id: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  sealed: boolean
}

export interface Seal {
  id: string
  from_id: string
  to_id: string
  rows: number
  root: string
  made_at: string
  state: 'unchecked' | 'intact' | 'broken'
  checked_at: string | null
}

export interface Setting {
  key: string
  module: string
  label: string
  help: string
  type: 'int' | 'bool' | 'text' | 'choice' | 'duration' | 'texts'
  value: unknown
  default: unknown
  min: number | null
  max: number | null
  choices: { value: string; label: string }[] | null
  unit: string | null
  source: 'default' | 'company' | 'shop' | 'team'
  restart: boolean
  editable: boolean
  version: number
}

export interface SettingChange {
  id: string
  at: string
  actor: { kind: string; id: string | null; name: string | null }
  before: unknown
  after: unknown
  reason: string
}
