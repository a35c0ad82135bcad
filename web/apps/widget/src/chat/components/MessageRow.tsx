import { timeText } from '../format'
import type { Key, Language } from '../i18n'
import { plainName } from '../links'
import { deliveryOf, isOwn, type Outgoing } from '../thread'
import type { Marks, Message } from '../types'
import { Avatar } from './Avatar'
import { useUi } from './context'
import { Icon } from './Icon'
import { lazy } from './lazy'
import { Text } from './Text'

const Attachment = lazy((later) => later.Attachment)
const Card = lazy((later) => later.Card)
const WaitingFile = lazy((later) => later.WaitingFile)

interface RowProps {
  readonly message: Message
  readonly first: boolean
  readonly last: boolean
  readonly marks: Marks
  /** Picture of the agent now on the line, shown beside that agent's messages. */
  readonly face: string | null
}

/** One stored message; the group's first carries the name, its last the face and the time. */
export function MessageRow({ message, first, last, marks, face }: RowProps) {
  const { language } = useUi()
  const own = isOwn(message)
  const name = nameOf(message, language)
  return (
    <div class={`row ${own ? 'own' : 'other'}${first ? ' first' : ''}${last ? ' last' : ''}`} data-seq={message.seq}>
      {!own && (last ? <Avatar name={name} url={face} size="small" /> : <span class="face small blank" />)}
      <div class="body">
        {first && <span class={own ? 'hidden' : 'name'}><bdi>{name}</bdi></span>}
        <Content message={message} />
        <Foot message={message} own={own} last={last} marks={marks} />
      </div>
    </div>
  )
}

function Content({ message }: { readonly message: Message }) {
  const { language: { t } } = useUi()
  if (message.file) return <Attachment message={message} file={message.file} />
  if (message.kind === 'card' && message.data?.card) return <Card message={message} />
  return <p class="bubble" dir="auto"><Text text={message.text || t('message.unknown')} /></p>
}

function Foot({ message, own, last, marks }: { message: Message; own: boolean; last: boolean; marks: Marks }) {
  const { language } = useUi()
  const at = Date.parse(message.created_at)
  const time = <time dateTime={message.created_at}>{timeText(at, language)}</time>
  if (!own) return last ? <small class="foot">{time}</small> : null
  const state = deliveryOf(message, marks)
  const words = language.t(`state.${state}`)
  return last ? (
    <small class="foot">{time} · <span class={`mark ${state}`}>{words}</span></small>
  ) : (
    <small class={`tick mark ${state}`} title={words}>
      <Icon name={state === 'sent' ? 'sent' : 'delivered'} size={13} />
      <span class="hidden">{words}</span>
    </small>
  )
}

/** A message on its way, with its state and, when it failed, why and what can be done. */
export function OutgoingRow({ entry }: { readonly entry: Outgoing }) {
  const { chat, language } = useUi()
  const { t } = language
  const failed = entry.state === 'failed'
  return (
    <div class={`row own first last ${failed ? 'failed' : 'pending'}`}>
      <div class="body">
        {entry.kind === 'text' ? (
          <p class="bubble" dir="auto"><Text text={entry.text} /></p>
        ) : (
          <WaitingFile entry={entry} />
        )}
        {failed ? (
          <small class="foot" role="alert">
            <span class="error"><Icon name="alert" size={13} /> {t('state.failed')} · {reasonOf(entry, language)}</span>
            <button type="button" class="link" onClick={() => chat.resend(entry.key)}>{t('resend')}</button>
            <button type="button" class="link" onClick={() => chat.discard(entry.key)}>{t('discard')}</button>
          </small>
        ) : (
          <small class="foot">
            {entry.state === 'uploading' ? t('state.uploading', { n: Math.round(entry.progress * 100) }) : t(`state.${entry.state}`)}
            {entry.state === 'uploading' && (
              <button type="button" class="link" onClick={() => chat.discard(entry.key)}>{t('cancel')}</button>
            )}
          </small>
        )}
      </div>
    </div>
  )
}

/** The name of a message's author as the customer reads it. */
export function nameOf(message: Message, { t }: Language): string {
  if (isOwn(message)) return t('you')
  if (message.author.name) return plainName(message.author.name)
  return t(message.author.kind === 'bot' ? 'bot' : 'agent')
}

/** A line about the conversation; null for what the customer need not see. */
export function eventText({ text, data }: Message, { t }: Language): string | null {
  const line = t(`event.${String(data?.code)}` as Key, { name: plainName(String(data?.agent_name || t('agent'))) })
  // A code without words here: codes are an open set.
  return line.startsWith('event.') ? text || null : line
}

function reasonOf({ code, detail }: Outgoing, { t }: Language): string {
  return detail || t(code === 'network' ? 'reason.network' : 'reason.other')
}
