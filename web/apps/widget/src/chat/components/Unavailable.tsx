import { useUi } from './context'
import { Icon } from './Icon'

/** This chat is closed: the channel is gone, or this page may not show it. */
export function Unavailable() {
  const { language: { t } } = useUi()
  return (
    <main class="main empty">
      <Icon name="alert" size={28} />
      <h2>{t('unavailable')}</h2>
      <p>{t('unavailable.hint')}</p>
    </main>
  )
}
