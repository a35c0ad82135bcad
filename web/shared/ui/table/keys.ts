import type { Ref } from 'vue'
import { ref } from 'vue'

export interface TableKeys {
  count: () => number
  open: (index: number) => void
  toggle: (index: number, range: boolean) => void
  toggleAll: () => void
  /** Brings a row into sight, so that it can take the focus. */
  reveal: (index: number) => Promise<void>
  scroller: Ref<HTMLElement | null>
}

/** Where the keyboard goes in a list of `count` rows from `active` (-1: nowhere yet). */
export function moveBy(active: number, count: number, key: string): number | null {
  if (count === 0) return null
  const at = (index: number): number => Math.min(count - 1, Math.max(0, index))
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return at(active + 1)
    case 'k':
    case 'ArrowUp':
      return at(active === -1 ? 0 : active - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    case 'PageDown':
      return at(active + 10)
    case 'PageUp':
      return at(active - 10)
    default:
      return null
  }
}

/** The rows from one to another, both included, whichever stands first. */
export const between = (from: number, to: number): number[] =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, step) => Math.min(from, to) + step)

/** J and K move, Enter opens, X selects (with Shift up to here, * all that are loaded); typing in a field inside the list is left alone. */
export function useTableKeys(table: TableKeys) {
  const active = ref(-1)

  async function focusRow(index: number): Promise<void> {
    active.value = index
    await table.reveal(index)
    table.scroller.value?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true })
  }

  function onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement
    if (event.isComposing || event.metaKey || event.ctrlKey || event.altKey) return
    if (target.closest('input, textarea, select, [contenteditable=true], [role=menu]')) return
    const next = moveBy(active.value, table.count(), event.key)
    if (next !== null) {
      event.preventDefault()
      void focusRow(next)
    } else if (active.value >= 0 && event.key.toLowerCase() === 'x') {
      event.preventDefault()
      table.toggle(active.value, event.shiftKey)
    } else if (event.key === '*') {
      event.preventDefault()
      table.toggleAll()
    } else if (active.value >= 0 && event.key === 'Enter' && !target.closest('button, a')) {
      event.preventDefault()
      table.open(active.value)
    }
  }

  return { active, focusRow, onKey }
}
