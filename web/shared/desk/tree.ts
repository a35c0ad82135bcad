/** The tree of categories or of tags, as pickers walk it. */

export interface Branch {
  id: string
  parent_id: string | null
  label: string
  path: readonly string[]
  color: string
}

export interface Tree<T extends Branch = Branch> {
  byId: ReadonlyMap<string, T>
  /** What stands below a branch, in its order; below null is the top. */
  below: (parent: string | null) => readonly T[]
  /** The way down to a branch, itself last. */
  way: (id: string | null) => readonly T[]
}

/** A branch whose parent is not in the list (archived, say) stands at the top, so that nothing is out of reach. */
export function treeOf<T extends Branch>(rows: readonly T[]): Tree<T> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const children = new Map<string | null, T[]>()
  for (const row of rows) {
    const parent = row.parent_id !== null && byId.has(row.parent_id) ? row.parent_id : null
    children.set(parent, [...(children.get(parent) ?? []), row])
  }
  const way = (id: string | null): T[] => {
    const found: T[] = []
    for (let row = id === null ? undefined : byId.get(id); row && !found.includes(row); row = row.parent_id === null ? undefined : byId.get(row.parent_id)) {
      found.unshift(row)
    }
    return found
  }
  return { byId, below: (parent) => children.get(parent) ?? [], way }
}

/** Branches whose way down holds every word that was typed, whatever its case; those that begin with it come first. */
export function findIn<T extends Branch>(rows: readonly T[], typed: string, most = 50): T[] {
  const words = typed.toLowerCase().split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return []
  const hits = rows.filter((row) => {
    const path = row.path.join(' ').toLowerCase()
    return words.every((word) => path.includes(word))
  })
  const first = (row: T): number => (row.label.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1)
  return hits.sort((a, b) => first(a) - first(b) || a.path.length - b.path.length).slice(0, most)
}
