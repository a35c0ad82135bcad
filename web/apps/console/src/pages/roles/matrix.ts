import type { Scope } from '@shared/api/types'
import type { Right } from '@shared/entities/types'

export type Held = Record<string, Scope>

/** One object of a module with its rights in the usual order of actions. */
export interface ObjectRow {
  key: string
  label: string
  rights: Right[]
}

export interface ModuleBlock {
  module: string
  label: string
  objects: ObjectRow[]
}

const ORDER = ['view', 'create', 'edit', 'delete', 'assign', 'close', 'approve', 'export', 'reveal', 'manage']
const rank = (action: string): number => {
  const index = ORDER.indexOf(action)
  return index === -1 ? ORDER.length : index
}

/** The catalogue as blocks of modules, in the order the server gives them; only what matches `words` stays. */
export function blocksOf(catalogue: readonly Right[], words = ''): ModuleBlock[] {
  const wanted = words.trim().toLowerCase()
  const blocks = new Map<string, ModuleBlock>()
  for (const right of catalogue) {
    const text = `${right.name} ${right.title} ${right.module_title} ${right.object_title}`.toLowerCase()
    if (wanted !== '' && !text.includes(wanted)) continue
    const block = blocks.get(right.module) ?? { module: right.module, label: right.module_title, objects: [] }
    blocks.set(right.module, block)
    const key = `${right.module}.${right.object}`
    let object = block.objects.find((one) => one.key === key)
    if (!object) block.objects.push((object = { key, label: right.object_title, rights: [] }))
    object.rights.push(right)
  }
  for (const block of blocks.values()) for (const object of block.objects) object.rights.sort((a, b) => rank(a.action) - rank(b.action))
  return [...blocks.values()]
}

export const isScoped = (right: Right): boolean => right.scopes.length > 1
const start = (right: Right): Scope => (isScoped(right) ? 'own' : 'all')

function without(held: Held, taken: readonly Right[]): Held {
  const names = new Set(taken.map((right) => right.name))
  return Object.fromEntries(Object.entries(held).filter(([name]) => !names.has(name)))
}

/** Gives or takes one right. Whoever may change a thing must see it: a right brings its object's view along. */
export function toggle(held: Held, right: Right, catalogue: readonly Right[]): Held {
  const siblings = catalogue.filter((one) => one.module === right.module && one.object === right.object)
  if (right.name in held) {
    return without(held, right.action === 'view' ? [right, ...siblings] : [right])
  }
  const next = { ...held, [right.name]: start(right) }
  const view = siblings.find((one) => one.action === 'view')
  if (view && !(view.name in next)) next[view.name] = start(view)
  return next
}

/** Sets the rows a right covers. */
export const setScope = (held: Held, right: Right, scope: Scope): Held => (right.name in held ? { ...held, [right.name]: scope } : held)

/** Gives or takes everything of a block; scoped rights start with their own rows only. */
export function toggleBlock(held: Held, block: ModuleBlock): Held {
  const all = block.objects.flatMap((object) => object.rights)
  if (all.every((right) => right.name in held)) return without(held, all)
  return { ...Object.fromEntries(all.map((right) => [right.name, start(right)])), ...held }
}

export const heldIn = (held: Held, block: ModuleBlock): number =>
  block.objects.flatMap((object) => object.rights).filter((right) => right.name in held).length
