/** Shapes of tickets, as the API answers them. */
import type { Action, MessageFile, Named, Row } from '@shared/api/types'

export interface Coloured extends Named {
  color: string
}
export interface Status extends Coloured {
  category: string
}

export interface TicketRow extends Row {
  number: string
  subject: string
  category: string
  active: boolean
  status: Coloured
  type: Coloured
  priority: number
  source: string
  shop_id: string
  team_id: string | null
  owner: Named | null
  customer: { id: string; number: string; name: string; vip: boolean } | null
  due_at: string | null
  created_at: string
  updated_at: string
  /** The number of the ticket where its work goes on. */
  merged_into: string | null
}

export interface Comment {
  id: string
  seq: number
  public: boolean
  author: { kind: 'agent' | 'customer' | 'system'; id: string | null; name: string | null }
  text: string
  files: MessageFile[]
  mentions: Named[]
  message_id: string | null
  client_key: string | null
  created_at: string
}

export interface TicketLink {
  id: string
  kind: string
  target_id: string
  label: string | null
  /** The number of the merged ticket it comes from. */
  of: string | null
  created_at: string
}

export interface MergedTicket {
  id: string
  number: string
  subject: string
  description: string
  source: string
  customer: string | null
  created_by: { kind: string; id: string | null; name: string | null }
  created_at: string
  merged_at: string
  version: number
  comments: number
}

export interface MergeCandidate {
  id: string
  number: string
  subject: string
  status: { name: string; color: string }
  owner: string | null
  customer: string | null
  created_at: string
  same: readonly string[]
  fault: string | null
}

export interface TicketDetail extends Omit<TicketRow, 'status' | 'merged_into'> {
  description: string
  status: Status
  next: Status[]
  shop: Named
  team: Named | null
  conversation_id: string | null
  episode_id: string | null
  order_id: string | null
  assigned_at: string | null
  first_response_at: string | null
  resolved_at: string | null
  closed_at: string | null
  reopened: number
  result: string
  created_by: { kind: string; id: string | null; name: string | null }
  comments: Comment[]
  comment_seq: number
  has_more: boolean
  links: TicketLink[]
  merged_at: string | null
  merged_into: { id: string; number: string } | null
  merged: MergedTicket[]
  actions: Action[]
}

export interface Change {
  id: number
  version: number
  at: string
  actor: { kind: string; id: string | null; name: string | null }
  step: string
  field: string
  before: unknown
  after: unknown
  before_name: string | null
  after_name: string | null
  reason: string
}

export interface Counts {
  mine: number
  waiting: number
  active: number
  overdue: number
  capped_at: number
}

export const ENTITY = 'tickets'

/** Whether an end or a new beginning is what this status means; both ask a question first. */
export const isEnd = (category: string): boolean => category === 'resolved' || category === 'closed'
