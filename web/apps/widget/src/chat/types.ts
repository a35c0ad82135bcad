/** The shapes of the widget's HTTP interface and of the live protocol, as the server sends them. */

export type AuthorKind = 'customer' | 'visitor' | 'agent' | 'bot' | 'system'

export interface ChatFile {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly type: string
  /** Signed and short-lived; fetch the message again for a fresh one. */
  readonly url: string | null
  readonly thumb_url?: string | null
  readonly width?: number | null
  readonly height?: number | null
}

export interface Message {
  readonly id: string
  readonly conversation_id: string
  readonly episode_id: string | null
  /** Place in the conversation, without gaps, from 1. */
  readonly seq: number
  readonly author: { readonly kind: string; readonly id: string | null; readonly name: string | null }
  /** Open set: an unknown kind is shown as its text. */
  readonly kind: string
  readonly text: string
  readonly file: ChatFile | null
  readonly data: Readonly<Record<string, unknown>> | null
  readonly client_key: string | null
  readonly created_at: string
}

export interface Mark {
  readonly delivered_seq: number
  readonly read_seq: number
}

export type Side = 'agent' | 'customer'
export type Marks = Readonly<Record<Side, Mark>>

export interface Episode {
  readonly id: string
  readonly state: string
  readonly queue_position: number | null
  readonly agent: { readonly name: string; readonly avatar_url: string | null } | null
  readonly rating: { readonly state: string; readonly score: number | null } | null
}

export interface Service {
  readonly open: boolean
  readonly agents_online: boolean
  readonly answer_by: string | null
}

/** Answer of `GET /widget/conversation`: one page of messages and the state around them. */
export interface Snapshot {
  readonly pos: string | null
  readonly conversation_id: string | null
  readonly episode: Episode | null
  readonly service: Service
  readonly messages: readonly Message[]
  readonly has_more: boolean
  readonly marks: Marks
}

export interface RatingScale {
  readonly min: number
  readonly max: number
  /** Between two scores; 1 when it is not said. */
  readonly step?: number
  readonly labels: Readonly<Record<string, string>>
}

export interface Channel {
  readonly name: string
  readonly greeting: string
  readonly color: string
  readonly languages: readonly string[]
  readonly max_file_bytes: number
  readonly file_types: readonly string[]
}

/** Answer of `POST /widget/sessions`. */
export interface Session {
  readonly token: string
  readonly visitor_token: string
  readonly expires_at: string
  readonly gateway_url: string
  readonly customer: { readonly id: string; readonly name: string | null } | null
  readonly channel: Channel
  readonly rating: RatingScale
  readonly conversation_id: string | null
}

export interface Page {
  readonly url: string
  readonly title: string
}

export interface Uploaded {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly type: string
  readonly state: string
}

export interface Ticket {
  readonly ticket: string
  readonly url: string
}

/** What `POST /widget/messages` takes. */
export type MessageBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image' | 'file'; readonly file_id: string }
