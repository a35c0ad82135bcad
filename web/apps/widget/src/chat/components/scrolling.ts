import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

/** Nearer to the end than this counts as being there. */
const NEAR_PX = 48

export interface Scrolling {
  readonly list: { current: HTMLDivElement | null }
  readonly content: { current: HTMLDivElement | null }
  readonly atEnd: boolean
  readonly onScroll: () => void
  readonly toEnd: () => void
}

/**
 * Keeps the newest message in view while the reader is at the end, whatever grows later (pictures, fonts), and keeps
 * the reader's place when older messages are put before it.
 *
 * `firstKey` names the oldest message, `sentKey` the newest message on its way ('' if none): writing goes to the end.
 */
export function useScrolling(firstKey: string, sentKey: string, open: boolean): Scrolling {
  const list = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const stick = useRef(true)
  const height = useRef(0)
  const seen = useRef(0)
  const lastKey = useRef(firstKey)
  const [atEnd, setAtEnd] = useState(true)

  const toEnd = (): void => {
    const box = list.current
    if (!box) return
    stick.current = true
    box.scrollTop = box.scrollHeight
    setAtEnd(true)
  }

  const onScroll = (): void => {
    const box = list.current
    // The list changed its height and the reader did not scroll: the observer, which runs next, follows to the end.
    if (!box || (stick.current && seen.current && box.scrollHeight !== seen.current)) return
    stick.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX
    setAtEnd(stick.current)
  }

  useLayoutEffect(() => {
    const box = list.current
    if (!box) return
    if (firstKey !== lastKey.current && !stick.current) box.scrollTop += box.scrollHeight - height.current
    lastKey.current = firstKey
    height.current = box.scrollHeight
  })

  useEffect(() => {
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => {
      const box = list.current
      if (box && stick.current) box.scrollTop = box.scrollHeight
      if (box) seen.current = height.current = box.scrollHeight
    })
    if (content.current) observer.observe(content.current)
    if (list.current) observer.observe(list.current)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    if (sentKey) toEnd()
  }, [sentKey])
  useEffect(toEnd, [open])
  return { list, content, atEnd, onScroll, toEnd }
}
