import { useState } from 'preact/hooks'
import { momentText } from '../format'
import type { Language } from '../i18n'
import type { Message, Service } from '../types'
import { useUi } from './context'
import { Icon } from './Icon'

interface Props {
  readonly message?: Message
  readonly service?: Service
}

/** What was written became a ticket (`message`), is answered later (`service`), or may become a ticket. */
export function Offline({ message, service }: Props) {
  return message ? <Ticketed message={message} /> : service ? <Later service={service} /> : <LeaveMessage />
}

function Later({ service }: { readonly service: Service }) {
  const { language } = useUi()
  return <p class="card" role="status"><Icon name="clock" size={16} /><span>{expectation(service, language)}</span></p>
}

/** The sentence that tells a customer when to expect an answer. */
export function expectation(service: Service, language: Language, now = Date.now()): string {
  const { t } = language
  const by = service.answer_by === null ? NaN : Date.parse(service.answer_by)
  // A moment that has passed would be a broken promise; say only that we will answer.
  if (Number.isNaN(by) || by <= now) return t(service.open ? 'nobody' : 'closed')
  return t(service.open ? 'nobody.by' : 'closed.by', { time: momentText(by, now, language) })
}

/** The number of the ticket, and by when to expect an answer. */
function Ticketed({ message }: { readonly message: Message }) {
  const { language } = useUi()
  const { t } = language
  const number = String(message.data?.number ?? '')
  const by = Date.parse(String(message.data?.answer_by ?? ''))
  const said = Date.parse(message.created_at)
  return (
    <p class="card" role="status">
      <Icon name="clock" size={16} />
      <span>{Number.isNaN(by) ? t('ticketed', { number }) : t('ticketed.by', { number, time: momentText(by, said, language) })}</span>
    </p>
  )
}

/** Whoever would rather not wait leaves what is written as a message and is told when to expect an answer. */
function LeaveMessage() {
  const { chat, language: { t } } = useUi()
  const [state, setState] = useState<'offered' | 'leaving' | 'failed'>('offered')
  const leave = (): void => {
    setState('leaving')
    chat.api.call('POST', '/leave-message', { body: {} }).then(() => chat.resume(), () => setState('failed'))
  }
  return (
    <>
      <button type="button" class="link" disabled={state === 'leaving'} onClick={leave}>{t('leave')}</button>
      {state === 'failed' && <small class="error" role="alert">{t('leave.failed')}</small>}
    </>
  )
}
