import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useScrolling, type Scrolling } from './scrolling'

const VIEW = 500

function shown(): { view: Scrolling, grow: (to: number) => void, box: HTMLDivElement, observed: () => void } {
  let observed = (): void => undefined
  vi.stubGlobal('ResizeObserver', class {
    constructor(call: () => void) { observed = call }
    observe(): void { /* the test tells when */ }
    disconnect(): void { /* nothing held */ }
  })
  let view!: Scrolling
  let total = 800
  let top = 0
  const Probe = () => {
    view = useScrolling('1', '', true)
    return <div ref={view.list}><div ref={view.content} /></div>
  }
  act(() => render(<Probe />, document.body))
  const box = view.list.current
  if (!box) throw new Error('no list')
  Object.defineProperties(box, {
    scrollHeight: { get: () => total },
    clientHeight: { value: VIEW },
    scrollTop: { get: () => top, set: (to: number) => { top = Math.min(to, total - VIEW) } },
  })
  act(() => { observed(); view.onScroll() })
  return { view, box, grow: (to) => { total = to }, observed: () => act(() => observed()) }
}

describe('the list', () => {
  afterEach(() => {
    render(null, document.body)
    vi.unstubAllGlobals()
  })

  it('follows two messages that come closer together than a frame', () => {
    const { view, box, grow, observed } = shown()
    grow(900)
    observed()
    grow(1_000)
    act(() => view.onScroll())
    observed()
    expect(box.scrollTop).toBe(1_000 - VIEW)
  })

  it('stays where the reader scrolled to', () => {
    const { view, box, grow, observed } = shown()
    box.scrollTop = 100
    act(() => view.onScroll())
    grow(900)
    observed()
    expect(box.scrollTop).toBe(100)
  })
})
