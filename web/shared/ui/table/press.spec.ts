import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { longPress, PRESS_MS } from './press'

const pointer = (more: Partial<PointerEvent> = {}) => ({ pointerType: 'touch', isPrimary: true, clientX: 50, clientY: 50, ...more }) as PointerEvent
const click = () => new Event('click', { cancelable: true })

describe('a long press', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('chooses once the finger has rested, and swallows the click that ends it', () => {
    const rested = vi.fn()
    const press = longPress<string>(rested)
    press.down(pointer(), 'a')
    vi.advanceTimersByTime(PRESS_MS - 1)
    expect(rested).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(rested).toHaveBeenCalledExactlyOnceWith('a')
    press.end()
    const last = click()
    expect(press.swallows(last)).toBe(true)
    expect(last.defaultPrevented).toBe(true)
    expect(press.swallows(click())).toBe(false)
  })

  it('is none when the finger leaves early, scrolls, or is a mouse', () => {
    const rested = vi.fn()
    const press = longPress<string>(rested)
    press.down(pointer(), 'a')
    press.end()
    press.down(pointer(), 'a')
    press.move(pointer({ clientY: 80 }))
    press.down(pointer({ pointerType: 'mouse' }), 'a')
    vi.advanceTimersByTime(2 * PRESS_MS)
    expect(rested).not.toHaveBeenCalled()
    expect(press.swallows(click())).toBe(false)
  })

  it('keeps the menu of the phone away while the finger rests', () => {
    const press = longPress<string>(() => undefined)
    press.down(pointer(), 'a')
    expect(press.swallows(new Event('contextmenu', { cancelable: true }))).toBe(true)
    press.end()
    expect(press.swallows(new Event('contextmenu', { cancelable: true }))).toBe(false)
  })
})
