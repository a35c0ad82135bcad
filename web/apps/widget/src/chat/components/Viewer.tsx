import { plainName } from '../links'
import { useUi } from './context'
import { download } from './download'
import { Icon } from './Icon'
import { Modal } from './Modal'

/** A picture in full size over the chat. */
export function Viewer({ url, name, onClose }: { readonly url: string; readonly name: string; readonly onClose: () => void }) {
  const { language: { t } } = useUi()
  const shown = plainName(name)
  return (
    <Modal label={shown} wide onClose={onClose}>
      <img src={url} alt={shown} />
      <div class="viewer">
        <button type="button" class="tool" aria-label={t('file.download', { name: shown })} onClick={() => download(url, name)}>
          <Icon name="down" />
        </button>
        <button type="button" class="tool" aria-label={t('close.picture')} onClick={onClose}><Icon name="close" /></button>
      </div>
    </Modal>
  )
}
