import { useState } from 'preact/hooks'
import { momentText } from '../format'
import type { Message } from '../types'
import { useUi } from './context'
import { Icon } from './Icon'

/** What was written became a ticket, or (without a message) may become one. */
export function Offline({ message }: { readonly message?: Message }) {
  return message ? <Ticketed message={message} /> : <LeaveMessage />
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
