import { useState } from 'preact/hooks'
import type { View } from '../chat'
import type { Key } from '../i18n'
import { plainName } from '../links'
import { Avatar } from './Avatar'
import { useUi } from './context'
import { Icon } from './Icon'
import { lazy } from './lazy'

const EndQuestion = lazy((later) => later.EndQuestion)

/** Who is on the other side and whether somebody is there; ending and folding the chat. */
export function Header({ view }: { readonly view: View }) {
  const { chat, language: { t }, close } = useUi()
  const [asking, setAsking] = useState(false)
  const { episode } = view.thread
  const agent = episode?.state === 'closed' ? null : (episode?.agent ?? null)
  const [status, tone] = statusOf(view)
  const active = episode !== null && episode.state !== 'closed'
  return (
    <header class="head">
      <Avatar name={agent?.name ?? null} url={agent?.avatar_url ?? null} size="large" />
      <div class="who">
        <h1><bdi>{plainName(agent?.name ?? view.session?.channel.name ?? t('title'))}</bdi></h1>
        <p class={`status ${tone}`}>{t(status)}</p>
      </div>
      {view.session && <Tool name="orders" onPress={() => chat.showOrders('')} />}
      {active && <Tool name="end" onPress={() => setAsking(true)} />}
      {close && <Tool name="close" onPress={close} />}
      {asking && active && <EndQuestion onClose={() => setAsking(false)} />}
    </header>
  )
}

/** A sign in the header, named by the text of the same key. */
function Tool({ name, onPress }: { readonly name: 'orders' | 'end' | 'close'; readonly onPress: () => void }) {
  const label = useUi().language.t(name)
  return <button type="button" class="tool" aria-label={label} title={label} onClick={onPress}><Icon name={name} /></button>
}

function statusOf({ phase, thread: { episode, service } }: View): [Key, 'good' | 'quiet' | 'off'] {
  if (phase !== 'ready' || !service) return ['connecting', 'quiet']
  if (episode?.state === 'assigned') return ['serving', 'good']
  if (!service.open) return ['outside', 'off']
  return service.agents_online ? ['online', 'good'] : ['away', 'off']
}
