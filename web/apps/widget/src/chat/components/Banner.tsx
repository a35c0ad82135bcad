import type { View } from '../chat'
import { useUi } from './context'
import { lazy } from './lazy'

/** With a message: the ticket that it became; with the service: when to expect an answer; else the offer to leave one. */
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
    // What became a ticket has just said so, and until when it is answered.
    return view.thread.messages.at(-1)?.data?.code === 'ticketed' ? null : <Offline service={service} />
  }
  if (episode?.state !== 'queued') return null
  const place = episode.queue_position
  const text = place !== null && place > 0 ? language.t('queue', { n: place }) : language.t('queue.next')
  return <p class="card" role="status"><i class="pulse" /><span>{text}</span><Offline /></p>
}
