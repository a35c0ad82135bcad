import type { View } from '../chat'
import { sizeText } from '../format'
import { plainName } from '../links'
import { useUi } from './context'
import { Icon } from './Icon'

/** Why a file was not taken, until it is dismissed or the next one is chosen. */
export function Notice({ view }: { readonly view: View }) {
  const { chat, language } = useUi()
  if (!view.notice) return null
  const values = { name: plainName(view.notice.name), size: sizeText(view.session?.channel.max_file_bytes ?? 0, language) }
  return (
    <p class="notice error" role="alert">
      <span>{language.t(view.notice.code, values)}</span>
      <button type="button" class="tool" aria-label={language.t('dismiss')} onClick={() => chat.clearNotice()}>
        <Icon name="close" size={16} />
      </button>
    </p>
  )
}
