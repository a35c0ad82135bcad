/** One column of a list. */
export interface Column<T> {
  key: string
  /** i18n key. */
  label: string
  /** Name in the route's sort allow-list; a column without one cannot be sorted. */
  sort?: string
  /** CSS width; without one the column shares what is left. */
  width?: string
  align?: 'end'
  /** Right without which the column does not exist for the viewer. */
  permission?: string
  /** Text of the cell where no slot draws it. */
  text?: (row: T) => string
  /** On a phone a row is a card: its name, its lines (`named`: after the column's name); `no` leaves the column out. */
  phone?: 'title' | 'line' | 'named' | 'no'
  /** Not shown until the viewer asks for it. */
  extra?: boolean
}

/** A filter of the list contract: `filter[key]=a,b`. */
export interface Filter {
  key: string
  label: string
  options: () => readonly { value: string; label: string }[]
  single?: boolean
}

const KEPT = 'zhike.columns.'

/** Which extra columns the viewer asked for in a list; kept on this device. */
export function readShown(list: string): string[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT + list) ?? 'null')
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : null
  } catch {
    return null
  }
}

export function keepShown(list: string, shown: readonly string[]): void {
  try {
    localStorage.setItem(KEPT + list, JSON.stringify(shown))
  } catch {
    // Kept for this visit only.
  }
}
