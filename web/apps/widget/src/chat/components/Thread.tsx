import { useEffect, useRef, useState } from 'preact/hooks'
import type { View } from '../chat'
import { dayText } from '../format'
import { plainName } from '../links'
import { rowsOf, type Row } from '../rows'
import { isIncoming } from '../thread'
import { Avatar } from './Avatar'
import { Offline, ServiceCard } from './Banner'
import { useUi } from './context'
import { Icon } from './Icon'
import { lazy } from './lazy'
import { eventText, MessageRow, nameOf, OutgoingRow } from './MessageRow'
import { useScrolling } from './scrolling'
import { Text } from './Text'

const NEAR_TOP_PX = 120
const Rating = lazy((later) => later.Rating)

/** The conversation: history upward, newest at the end, and what belongs to the moment below it. */
export function Thread({ view }: { readonly view: View }) {
  const { chat, language } = useUi()
  const { thread, readBefore, session } = view
  const rows = rowsOf(thread, readBefore)
  const { list, content, atEnd, onScroll, toEnd } = useScrolling(thread.messages[0]?.id ?? '', thread.outbox.at(-1)?.key ?? '', view.open)
  useEffect(() => chat.setAtEnd(atEnd), [atEnd])
  const older = useOlder(view)
  const scrolled = (): void => {
    onScroll()
    if ((list.current?.scrollTop ?? NEAR_TOP_PX) < NEAR_TOP_PX && !older.failed) older.load()
  }
  return (
    <main class="main">
      <div class="list" ref={list} role="log" aria-live="off" aria-label={language.t('log')} tabIndex={0} onScroll={scrolled}>
        <div class="content" ref={content}>
          {thread.more && (
            <button type="button" class="link older" disabled={view.loadingOlder} onClick={older.load}>
              {language.t(view.loadingOlder ? 'loading' : older.failed ? 'older.failed' : 'older')}
            </button>
          )}
          {!thread.loaded && <i class="skeleton" />}
          {thread.loaded && !thread.more && session?.channel.greeting && <Greeting text={session.channel.greeting} />}
          {rows.map((row) => <OneRow key={row.key} row={row} view={view} />)}
          <ServiceCard view={view} />
          {thread.typing !== null && <Typing name={thread.typing} />}
          {thread.episode?.rating && thread.episode.rating.state !== 'none' && session && (
            <Rating key={thread.episode.id} episode={thread.episode} scale={session.rating} />
          )}
        </div>
      </div>
      {!atEnd && (
        <button type="button" class="newest" aria-label={language.t('newest')} onClick={toEnd}><Icon name="down" /></button>
      )}
      <Announcer view={view} />
    </main>
  )
}

function useOlder(view: View): { readonly failed: boolean; readonly load: () => void } {
  const { chat } = useUi()
  const [failed, setFailed] = useState(false)
  const load = (): void => {
    if (!view.thread.more || view.loadingOlder) return
    setFailed(false)
    chat.loadOlder().catch(() => setFailed(true))
  }
  return { failed, load }
}

function OneRow({ row, view }: { readonly row: Row; readonly view: View }) {
  const { language } = useUi()
  switch (row.kind) {
    case 'day':
      return <p class="line day"><time>{dayText(row.at, Date.now(), language)}</time></p>
    case 'unread':
      return <p class="line unread"><span>{language.t('unread')}</span></p>
    case 'event': {
      if (row.message.data?.code === 'ticketed') return <Offline message={row.message} />
      const text = eventText(row.message, language)
      return text ? <p class="line"><bdi>{text}</bdi></p> : null
    }
    case 'message': {
      const agent = view.thread.episode?.agent
      const face = agent && agent.name === row.message.author.name ? agent.avatar_url : null
      return <MessageRow message={row.message} first={row.first} last={row.last} marks={view.thread.marks} face={face} />
    }
    case 'outgoing':
      return <OutgoingRow entry={row.entry} />
  }
}

function Greeting({ text }: { readonly text: string }) {
  return (
    <div class="row other first last bare">
      <Avatar name={null} url={null} size="small" />
      <div class="body"><p class="bubble" dir="auto"><Text text={text} /></p></div>
    </div>
  )
}

function Typing({ name }: { readonly name: string }) {
  const { language: { t } } = useUi()
  const who = plainName(name) || t('agent')
  return (
    <div class="row other first last bare" role="status">
      <Avatar name={who} url={null} size="small" />
      <div class="body">
        <p class="bubble dots" aria-hidden="true"><i /><i /><i /></p>
        <span class="hidden">{t('typing', { name: who })}</span>
      </div>
    </div>
  )
}

/** Reads new incoming messages out, and only those: history paged in above stays silent. */
function Announcer({ view }: { readonly view: View }) {
  const { language } = useUi()
  const known = useRef<number | null>(null)
  const last = [...view.thread.messages].reverse().find(isIncoming)
  const [said, say] = useState('')
  useEffect(() => {
    if (!view.thread.loaded) return
    const seq = last?.seq ?? 0
    if (known.current !== null && last && seq > known.current) {
      say(`${nameOf(last, language)}: ${last.text || plainName(last.file?.name ?? '')}`)
    }
    known.current = Math.max(known.current ?? 0, seq)
  }, [last?.seq, view.thread.loaded])
  return <p class="hidden" role="status" aria-live="polite">{said}</p>
}
