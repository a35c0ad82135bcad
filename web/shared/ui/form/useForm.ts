import { computed, nextTick, reactive, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'

import { isProblem } from '@shared/api/problem'
import { useProblemText } from '@shared/composables/problem'

import { resolveConflict } from '../dialogs/dialogs'
import type { Fault, Field, Model, Value } from './schema'
import { changedOf, checkAll, checkField, mergeThree, placeFaults, same, spreadFault } from './schema'

export interface FormOptions<R> {
  fields: () => readonly Field[]
  initial: () => Model
  /** Sends; `changed` holds only the fields that differ, `version` the row the change starts from. */
  send: (model: Model, changed: Model, version: number | null) => Promise<R>
  version?: () => number | null
  /** Reads the row as the server holds it now, after somebody else was faster. */
  newest?: () => Promise<{ model: Model; version: number }>
  /** A value in words, for the dialogue that shows two texts. */
  show?: (field: Field, value: Value) => string
}

export interface Banner {
  title: string
  detail: string
}

/** Values are what JSON can hold; a copy must not share anything with the form. */
const copy = (model: Model): Model => JSON.parse(JSON.stringify(model)) as Model

/** What a form holds, without any of what it does. */
function formState(initial: Model, startVersion: number | null, all: () => readonly Field[]) {
  const base = shallowRef<Model>(copy(initial))
  const model = reactive<Model>(copy(initial))
  const version = ref(startVersion)
  const faults = ref<Record<string, string>>({})
  const banner = shallowRef<Banner | null>(null)

  function reset(next: Model, at: number | null): void {
    base.value = copy(next)
    for (const key of Object.keys(model)) if (!(key in next)) model[key] = null
    Object.assign(model, copy(next))
    version.value = at
    faults.value = {}
    banner.value = null
  }
  /** Puts in what nobody typed: leaving with it loses nothing. */
  function prefill(values: Model): void {
    base.value = { ...base.value, ...copy(values) }
    Object.assign(model, copy(values))
  }

  return {
    base,
    model,
    version,
    faults,
    banner,
    reset,
    prefill,
    sending: ref(false),
    root: ref<HTMLElement | null>(null),
    fields: computed(() => all().filter((field) => !field.shown || field.shown(model))),
    dirty: computed(() => Object.keys({ ...base.value, ...model }).some((key) => !same(model[key], base.value[key]))),
  }
}

type State = ReturnType<typeof formState>

/** Puts the focus on the first field that has a fault. */
async function focusFirst({ fields, faults, root }: State): Promise<void> {
  await nextTick()
  const first = fields.value.find((field) => faults.value[field.key])
  const place = first && root.value?.querySelector<HTMLElement>(`[data-field="${CSS.escape(first.key)}"]`)
  place?.querySelector<HTMLElement>('input, textarea, button, [tabindex]')?.focus()
  place?.scrollIntoView({ block: 'nearest' })
}

function plain(value: Value): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(plain).join(', ')
  return typeof value === 'object' ? Object.values(value).map(plain).filter((part) => part !== '').join(' / ') : String(value)
}

/**
 * Brings together what two people typed: untouched fields take the other's text, clashes are asked about. True when
 * there is still something of ours to send.
 */
async function settle<R>(state: State, options: FormOptions<R>, name: (key: string) => string): Promise<boolean> {
  const theirs = await options.newest?.()
  if (!theirs) return false
  const mine = copy(state.model)
  const { merged, clash } = mergeThree(state.base.value, mine, theirs.model)
  const show = (key: string, value: Value): string => {
    const field = options.fields().find((one) => one.key === key)
    return field && options.show ? options.show(field, value) : plain(value)
  }
  const texts = clash.map((key) => ({
    key,
    label: name(options.fields().find((field) => field.key === key)?.label ?? 'ui.field'),
    base: show(key, state.base.value[key]),
    mine: show(key, mine[key]),
    theirs: show(key, theirs.model[key]),
  }))
  const answer = clash.length === 0 ? 'mine' : await resolveConflict(texts)
  if (answer === 'cancel') return false
  state.reset(theirs.model, theirs.version)
  Object.assign(state.model, merged)
  if (answer === 'theirs') for (const key of clash) state.model[key] = theirs.model[key]
  return state.dirty.value
}

/** Shows why the server refused: on the fields it names, the rest above the form. */
function refuse(state: State, words: ReturnType<typeof useProblemText>, error: unknown): void {
  const general = { title: words.title(error), detail: words.detail(error) }
  if (!isProblem(error) || error.fields.length === 0) {
    state.banner.value = general
    return
  }
  const { placed, loose } = placeFaults(state.fields.value, error.fields.flatMap(spreadFault))
  state.faults.value = Object.fromEntries(Object.entries(placed).map(([key, fault]) => [key, words.field(fault)]))
  const rest = loose.map((fault) => `${fault.path} ${words.field(fault)}`.trim()).join('; ')
  state.banner.value = loose.length > 0 ? { title: general.title, detail: rest } : null
}

export type Form = Omit<ReturnType<typeof useForm>, 'submit'> & { submit: () => Promise<unknown> }

/** A form: values, faults, sending, and what happens when somebody else was faster. */
export function useForm<R = unknown>(options: FormOptions<R>) {
  const { t } = useI18n()
  const words = useProblemText()
  const state = formState(options.initial(), options.version?.() ?? null, options.fields)
  const say = (fault: Fault): string => t(fault.key, fault.params ?? {})

  /** Checks one field when it is left; an empty one is only complained about on sending. */
  function touch(field: Field): void {
    const fault = checkField(field, state.model[field.key])
    const others = Object.entries(state.faults.value).filter(([key]) => key !== field.key)
    const mine = fault && fault.key !== 'ui.check.required' ? [[field.key, say(fault)] as const] : []
    state.faults.value = Object.fromEntries([...others, ...mine])
  }

  async function blame(error: unknown): Promise<null> {
    refuse(state, words, error)
    await focusFirst(state)
    return null
  }

  const meet = (): Promise<'again' | null> => settle(state, options, t).then((go) => (go ? 'again' : null), blame)

  async function trySend(): Promise<R | 'again' | null> {
    try {
      const done = await options.send(copy(state.model), changedOf(copy(state.model), state.base.value), state.version.value)
      state.base.value = copy(state.model)
      return done
    } catch (error) {
      if (isProblem(error) && error.code === 'conflict.version' && options.newest) return meet()
      return blame(error)
    }
  }

  /** Sends the form. Null when it was refused; the reasons then stand on their fields. */
  async function submit(): Promise<R | null> {
    if (state.sending.value) return null
    const found = checkAll(state.fields.value, state.model)
    state.faults.value = Object.fromEntries(Object.entries(found).map(([key, fault]) => [key, say(fault)]))
    state.banner.value = null
    if (Object.keys(found).length > 0) return focusFirst(state).then(() => null)
    state.sending.value = true
    try {
      let done = await trySend()
      while (done === 'again') done = await trySend()
      return done
    } finally {
      state.sending.value = false
    }
  }

  const reset = (next = options.initial(), at = options.version?.() ?? null): void => state.reset(next, at)
  return { ...state, reset, touch, submit }
}
