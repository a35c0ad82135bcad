import { sizeText } from '../format'
import { plainName } from '../links'
import type { Outgoing } from '../thread'
import { useUi } from './context'
import { Icon } from './Icon'

/** A file on its way: the local picture or its name, and how far it is. */
export function WaitingFile({ entry }: { readonly entry: Outgoing }) {
  const { chat, language } = useUi()
  const preview = chat.uploads?.preview(entry.key) ?? null
  return (
    <>
      {preview ? (
        <span class="picture"><img src={preview} alt={language.t('image')} /></span>
      ) : (
        <span class="file">
          <Icon name="file" />
          <span><bdi>{plainName(entry.file?.name ?? '')}</bdi><small>{sizeText(entry.file?.size ?? 0, language)}</small></span>
        </span>
      )}
      {entry.state === 'uploading' && <progress max={1} value={entry.progress} aria-label={language.t('state.uploading', { n: '' })} />}
    </>
  )
}
