/** How long a finger rests on a row until it means "choose this one". */
export const PRESS_MS = 500
/** A finger that moved farther is scrolling. */
const STILL_PX = 10

/**
 * A long press with a finger or pen; a mouse has its check boxes. `rested` is told once per press; the click that ends
 * such a press is swallowed, and so is the menu that a phone would open.
 */
export function longPress<T>(rested: (what: T) => void) {
  let timer: ReturnType<typeof setTimeout> | null = null
  let from = { x: 0, y: 0 }
  let over = false
  const end = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  return {
    down(event: PointerEvent, what: T): void {
      end()
      over = false
      if (event.pointerType === 'mouse' || !event.isPrimary) return
      from = { x: event.clientX, y: event.clientY }
      timer = setTimeout(() => {
        timer = null
        over = true
        rested(what)
      }, PRESS_MS)
    },
    move(event: PointerEvent): void {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL_PX) end()
    },
    end,
    /** Whether this click or menu belongs to a press that was already answered. */
    swallows(event: Event): boolean {
      if (!over && timer === null) return false
      if (event.type === 'click' && !over) return false
      event.preventDefault()
      event.stopPropagation()
      if (event.type === 'click') over = false
      return true
    },
  }
}
