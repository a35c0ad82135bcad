import { useEffect, useState } from 'preact/hooks'
import type { Chat } from '../chat'
import { sizeText } from '../format'
import { plainName } from '../links'
import type { ChatFile, Message } from '../types'
import { useUi } from './context'
import { download } from './download'
import { Icon } from './Icon'
import { Viewer } from './Viewer'

const BOX = 240
/** File addresses live five minutes; one is renewed a little before. */
const FRESH_MS = 240_000

/** When each message that carries a file was seen first; a fetched one is another object. */
const seen = new WeakMap<Message, number>()

/** An address of the message's file that still works, or null if it cannot be had. */
async function addressOf(chat: Chat, message: Message): Promise<string | null> {
  const age = Date.now() - (seen.get(message) ?? 0)
  if (message.file?.url && age < FRESH_MS) return message.file.url
  return (await chat.again(message).catch(() => undefined))?.file?.url ?? null
}

/** A stored file: a picture that opens large, or a card that downloads. */
export function Attachment({ message, file }: { readonly message: Message; readonly file: ChatFile }) {
  if (!seen.has(message)) seen.set(message, Date.now())
  return message.kind === 'image' ? <Picture message={message} file={file} /> : <FileCard message={message} file={file} />
}

function FileCard({ message, file }: { readonly message: Message; readonly file: ChatFile }) {
  const { chat, language } = useUi()
  const [failed, setFailed] = useState(false)
  const open = async (): Promise<void> => {
    const url = await addressOf(chat, message)
    setFailed(url === null)
    if (url) download(url, file.name)
  }
  const name = plainName(file.name)
  return (
    <>
      <button type="button" class="file" aria-label={language.t('file.download', { name })} onClick={() => void open()}>
        <Icon name="file" />
        <span><bdi>{name}</bdi><small>{sizeText(file.size, language)}</small></span>
      </button>
      {failed && <small class="error" role="alert">{language.t('file.unavailable')}</small>}
    </>
  )
}

function Picture({ message, file }: { readonly message: Message; readonly file: ChatFile }) {
  const { chat, language: { t } } = useUi()
  const [large, setLarge] = useState<string | null>(null)
  const [fresh, setFresh] = useState<'no' | 'asked' | 'failed'>('no')
  const name = plainName(file.name)
  const source = file.thumb_url ?? file.url
  // Addresses are short-lived, and live events bring none: the first time one is missing or fails it is asked for, the
  // second time that is shown.
  const renew = (): void => {
    if (fresh !== 'no') return setFresh('failed')
    setFresh('asked')
    chat.again(message).then((again) => again?.file?.url ?? setFresh('failed'), () => setFresh('failed'))
  }
  useEffect(() => {
    if (!source) renew()
  }, [source])
  const show = async (): Promise<void> => setLarge((await addressOf(chat, message)) ?? source)
  if (fresh === 'failed') {
    return <button type="button" class="file" onClick={() => setFresh('no')}><Icon name="alert" />{t('image.failed')}</button>
  }
  return (
    <>
      <button type="button" class="picture" aria-label={t('image.view', { name })} onClick={() => void show()}>
        <img src={source ?? undefined} alt={name} {...boxOf(file)} onError={renew} />
      </button>
      {large && <Viewer url={large} name={file.name} onClose={() => setLarge(null)} />}
    </>
  )
}

/** The size on screen, known before the bytes are, so that nothing jumps. */
function boxOf({ width, height }: ChatFile): { width?: number; height?: number } {
  if (!width || !height) return {}
  const scale = Math.min(1, BOX / width, BOX / height)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
