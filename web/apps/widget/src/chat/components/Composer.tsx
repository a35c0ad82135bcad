import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { View } from '../chat'
import { lengthOf } from '../format'
import { useUi } from './context'
import { Icon } from './Icon'
import { lazy } from './lazy'

/** The server's limit of one message, in characters. */
export const TEXT_MAX = 10_000
const COUNT_FROM = 9_000
const TALLEST_PX = 132
const Notice = lazy((later) => later.Notice)

/** Where the customer writes. What is typed is kept until it is sent. */
export function Composer({ view }: { readonly view: View }) {
  const { chat, language } = useUi()
  const { t } = language
  const [text, setText] = useState(chat.keep.draft)
  const box = useRef<HTMLTextAreaElement>(null)
  const length = lengthOf(text)
  const tooLong = length > TEXT_MAX
  const service = view.thread.service
  const offline = service !== null && !(service.open && service.agents_online)
  const placeholder = t(offline && view.thread.episode?.state !== 'assigned' ? 'placeholder.offline' : 'placeholder')
  useGrow(box, text)
  useFocusOnOpen(box, view.open)

  const change = (value: string): void => {
    setText(value)
    chat.typed(value)
  }
  const send = (): void => {
    if (!text.trim() || tooLong) return
    chat.sendText(text.trim())
    setText('')
    box.current?.focus()
  }
  return (
    <footer class="composer">
      <Warnings view={view} length={length} />
      <div class="field">
        <AttachButton view={view} />
        <textarea
          ref={box}
          rows={1}
          dir="auto"
          enterkeyhint="send"
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-invalid={tooLong}
          onInput={(event) => change(event.currentTarget.value)}
          onPaste={(event) => takeFiles(event, event.clipboardData, (files) => chat.sendFiles(files))}
          onKeyDown={(event) => {
            if (!isSend(event)) return
            event.preventDefault()
            send()
          }}
        />
        <SendButton disabled={!text.trim() || tooLong} send={send} />
      </div>
    </footer>
  )
}

/** Keeps the phone's keyboard up: the press does not take the focus from the text. */
const keepFocus = (event: Event): void => event.preventDefault()

function SendButton({ disabled, send }: { readonly disabled: boolean; readonly send: () => void }) {
  const { language: { t } } = useUi()
  return (
    <button type="button" class="primary send" aria-label={t('send')} disabled={disabled} onPointerDown={keepFocus} onClick={send}>
      <Icon name="send" />
    </button>
  )
}

/** What stands in the way of sending: a file that was not taken, a text that is nearly or really too long. */
function Warnings({ view, length }: { readonly view: View; readonly length: number }) {
  const { language: { t } } = useUi()
  const tooLong = length > TEXT_MAX
  return (
    <>
      {view.notice?.code === 'file.offline' ? (
        // The code of the full notice is what could not be loaded.
        <p class="error" role="alert">{t('file.offline', { name: view.notice.name })}</p>
      ) : (
        view.notice && <Notice view={view} />
      )}
      {length > COUNT_FROM && (
        <p class={tooLong ? 'count error' : 'count'} role={tooLong ? 'alert' : 'status'}>
          {tooLong && t('too.long', { max: TEXT_MAX })} {t('count', { n: length, max: TEXT_MAX })}
        </p>
      )}
    </>
  )
}

/** Enter sends, Shift+Enter breaks the line, and an Enter that ends an input method's word does neither. */
export function isSend(event: KeyboardEvent): boolean {
  // Safari ends the composition before this event and tells only by the old code 229.
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229
}

/** Takes pasted files, unless text came with them: office programs add a picture of every text they copy. */
function takeFiles(event: Event, data: DataTransfer | null, take: (files: FileList) => unknown): void {
  if (!data || data.files.length === 0 || data.types.includes('text/plain')) return
  event.preventDefault()
  take(data.files)
}

function AttachButton({ view }: { readonly view: View }) {
  const { chat, language: { t } } = useUi()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" class="tool" aria-label={t('attach')} title={t('attach')} onClick={() => input.current?.click()}>
        <Icon name="plus" />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={view.session?.channel.file_types.join(',')}
        onChange={(event) => {
          void chat.sendFiles(event.currentTarget.files ?? [])
          // The same file may be chosen again after it failed.
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

function useGrow(box: { readonly current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight, TALLEST_PX)}px`
  }, [text])
}

function useFocusOnOpen(box: { readonly current: HTMLTextAreaElement | null }, open: boolean): void {
  useEffect(() => {
    // On phones the keyboard would cover the conversation before it is read.
    if (open && !matchMedia('(pointer: coarse)').matches) box.current?.focus({ preventScroll: true })
  }, [open])
}
