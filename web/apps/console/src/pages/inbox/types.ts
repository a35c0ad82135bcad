/** Shapes of the inbox, as the API answers them. */
import type { Action, Message, Named } from '@shared/api/types'

import type { Marks } from './thread/state'

export type ConversationState = 'queued' | 'assigned' | 'closed'
export const VIEWS = ['mine', 'incoming', 'queued', 'open', 'closed', 'unrecorded'] as const
export type View = (typeof VIEWS)[number]

export interface ConversationRow {
  id: string
  episode_id: string | null
  state: ConversationState
  shop_id: string
  channel: Named
  customer: { id: string; number: string; name: string; vip: boolean; service_level: string }
  owner: Named | null
  team_id: string | null
  unread: number
  last_seq: number
  last: { at: string; preview: string; author: string | null; kind: string | null }
  opened_at: string | null
}

export interface Counts {
  mine: number
  queued: number
  open: number
  incoming: number
  unread: number
  unrecorded: number
  capped_at: number
}

export interface Note {
  id: string
  seq: number
  author: Named
  text: string
  /** Colleagues whom the note names, with the names as they stand in its text. */
  mentions: Named[]
  created_at: string
}

/** A problem of a round of service after the first, which stands in the round itself. */
export interface Further {
  /** Null until it is chosen. */
  category_id: string | null
  result: string
  problem: string
  handling: string
  tag_ids: string[]
  handling_s: number | null
}

export interface Episode {
  id: string
  state: ConversationState
  opened_at: string
  opened_seq: number
  assigned_at: string | null
  first_response_at: string | null
  category_id: string | null
  result: string | null
  problem: string
  handling: string
  tag_ids: string[]
  handling_s: number
  further: Further[]
  closed_at: string | null
  reopened: number
  owner: Named | null
  version: number
}

export interface Transfer {
  id: string
  note: string
  to_user_id: string | null
  to_team_id: string | null
  from: Named | null
  to: Named | null
  requested_at: string
  expires_at: string
}

export interface LackingRound {
  id: string
  opened_at: string
  opened_seq: number
  owner_id: string | null
}

export interface Detail {
  id: string
  shop_id: string
  state: ConversationState
  channel: Named & { kind: string }
  customer: {
    id: string
    number: string
    name: string
    vip: boolean
    service_level: string
    language: string
    phone_mask: string
    email_mask: string
    since: string
    erased_at: string | null
  }
  owner: Named | null
  team_id: string | null
  episode: Episode | null
  /** Earlier rounds that ended without a record. */
  lacking: LackingRound[]
  transfer: Transfer | null
  messages: Message[]
  has_more: boolean
  notes: Note[]
  last_seq: number
  unread: number
  marks: { agent: Marks; customer: Marks }
  page: { url: string; title: string; language: string; verified: boolean; seen_at: string } | null
  draft: string
  actions: Action[]
  listen_grant: string
}

/** A correction of a record: per field the values before and after; null for a text. */
export interface RecordChange {
  id: number
  at: string
  by: Named | null
  fields: Record<string, [unknown, unknown] | null>
}

export interface EpisodeRecord extends Episode {
  conversation_id: string
  changes: RecordChange[]
}

/** Messages in ascending order, and whether there are more in the direction asked for. */
export interface MessagesPage {
  messages: Message[]
  has_more: boolean
}

export interface CannedHit {
  id: string
  name: string
  shortcut: string
  body: string
}

export const RESULTS = ['solved', 'unsolved', 'followup', 'invalid'] as const
export type Result = (typeof RESULTS)[number]
