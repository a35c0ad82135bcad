import { useState } from 'preact/hooks'
import { useUi } from './context'
import { Modal } from './Modal'

/** Asks before the chat is ended; stays with a sentence when ending fails. */
export function EndQuestion({ onClose }: { readonly onClose: () => void }) {
  const { chat, language: { t } } = useUi()
  const [state, setState] = useState<'asked' | 'ending' | 'failed'>('asked')
  const end = (): void => {
    setState('ending')
    chat.end().then(onClose, () => setState('failed'))
  }
  return (
    <Modal label={t('end.ask')} alert onClose={onClose}>
      <h2>{t('end.ask')}</h2>
      <p>{t('end.hint')}</p>
      {state === 'failed' && <p class="error" role="alert">{t('end.failed')}</p>}
      <div class="choices">
        <button type="button" class="plain" onClick={onClose}>{t('end.no')}</button>
        <button type="button" class="primary" disabled={state === 'ending'} onClick={end}>{t('end.yes')}</button>
      </div>
    </Modal>
  )
}
