import type { View } from '../chat'
import { momentText } from '../format'
import type { Language } from '../i18n'
import type { Service } from '../types'
import { useUi } from './context'
import { Icon } from './Icon'
import { lazy } from './lazy'

/** With a message: the ticket that it became; without: the offer to leave one. */
export const Offline = lazy((later) => later.Offline)

/** Trouble with the line, said once and quietly; the style sheet shows it only when it lasts. */
export function LineBanner({ view }: { readonly view: View }) {
  const { chat, language: { t } } = useUi()
  if (view.phase === 'waiting') {
    return (
      <p class="banner" role="status">
        <span>{t('waiting')}</span>
        <button type="button" class="link" onClick={() => chat.resume()}>{t('retry')}</button>
      </p>
    )
  }
  return view.phase === 'ready' && !view.connected ? <p class="banner late" role="status">{t('reconnecting')}</p> : null
}

/** Where the customer stands: place in the queue, or when to expect an answer while nobody is there. */
export function ServiceCard({ view }: { readonly view: View }) {
  const { language } = useUi()
  const { episode, service } = view.thread
  if (!service || episode?.state === 'assigned') return null
  if (!service.open || !service.agents_online) {
    return <p class="card" role="status"><Icon name="clock" size={16} /><span>{expectation(service, language)}</span></p>
  }
  if (episode?.state !== 'queued') return null
  const place = episode.queue_position
  const text = place !== null && place > 0 ? language.t('queue', { n: place }) : language.t('queue.next')
  return <p class="card" role="status"><i class="pulse" /><span>{text}</span><Offline /></p>
}

/** The sentence that tells a customer when to expect an answer. */
export function expectation(service: Service, language: Language, now = Date.now()): string {
  const { t } = language
  const by = service.answer_by === null ? NaN : Date.parse(service.answer_by)
  // A moment that has passed would be a broken promise; say only that we will answer.
  if (Number.isNaN(by) || by <= now) return t(service.open ? 'nobody' : 'closed')
  return t(service.open ? 'nobody.by' : 'closed.by', { time: momentText(by, now, language) })
}
