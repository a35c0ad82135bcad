import { useEffect, useState } from 'preact/hooks'
import type { Chat } from '../chat'
import type { Language } from '../i18n'
import { LineBanner } from './Banner'
import { Composer } from './Composer'
import { provideUi, useView } from './context'
import { Header } from './Header'
import { lazy } from './lazy'
import { Thread } from './Thread'

const Orders = lazy((later) => later.Orders)
const Unavailable = lazy((later) => later.Unavailable)

interface Props {
  readonly chat: Chat
  readonly language: Language
  readonly close: (() => void) | null
}

/** The whole chat, in a panel or as a page. */
export function App({ chat, language, close }: Props) {
  provideUi({ chat, language, close })
  const view = useView(chat)
  const drop = useDrop((files) => chat.sendFiles(files))
  useEffect(() => {
    if (!close) return
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.isComposing) close()
    }
    addEventListener('keydown', key)
    return () => removeEventListener('keydown', key)
  }, [close])
  return (
    <div class="app" {...drop.handlers}>
      <Header view={view} />
      {view.phase === 'unavailable' ? (
        <Unavailable />
      ) : (
        <>
          <LineBanner view={view} />
          <Thread view={view} />
          <Composer key={view.person} view={view} />
        </>
      )}
      {view.orders !== null && <Orders view={view} />}
      {drop.over && <div class="drop" aria-hidden="true"><span>{language.t('drop')}</span></div>}
    </div>
  )
}

interface Drop {
  readonly over: boolean
  readonly handlers: Record<'onDragOver' | 'onDragLeave' | 'onDrop', (event: DragEvent) => void>
}

/** Files may be dropped anywhere; the page itself is never replaced by one. */
function useDrop(take: (files: FileList) => unknown): Drop {
  const [over, setOver] = useState(false)
  return {
    over,
    handlers: {
      onDragOver: (event) => {
        event.preventDefault()
        setOver(event.dataTransfer?.types.includes('Files') ?? false)
      },
      // Leaving for an element of ours is not leaving.
      onDragLeave: (event) => setOver(event.relatedTarget !== null),
      onDrop: (event) => {
        event.preventDefault()
        setOver(false)
        if (event.dataTransfer?.files.length) take(event.dataTransfer.files)
      },
    },
  }
}
