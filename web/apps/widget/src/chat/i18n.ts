/**
 * Texts and language choice. A language is two JSON files with the keys of the Chinese ones: what the chat shows at once,
 * and `later.…`, the words of the parts that are loaded when they are first needed.
 */
import type later from './texts/later.zh-CN.json'
import type zh from './texts/zh-CN.json'

export type Key = keyof typeof zh | keyof typeof later
export type Translate = (key: Key, values?: Readonly<Record<string, string | number>>) => string

export interface Language {
  /** BCP 47 tag of the texts, for `lang` and for Intl. */
  readonly tag: string
  readonly dir: 'ltr' | 'rtl'
  readonly t: Translate
  /** Loads the words of the later parts; until then their keys stand for them. */
  readonly more: () => Promise<void>
}

type Texts = Readonly<Partial<Record<Key, string>>>
type Load = () => Promise<{ default: Texts }>

/** A chunk each: a visitor loads one language. */
const TEXTS: Readonly<Record<string, readonly [at_once: Load, later: Load]>> = {
  'zh-CN': [() => import('./texts/zh-CN.json'), () => import('./texts/later.zh-CN.json')],
  en: [() => import('./texts/en.json'), () => import('./texts/later.en.json')],
}

/** The tag of the first wished language that we have; any Chinese is served by zh-CN, anything else by English. */
export function tagFor(wishes: readonly (string | null | undefined)[]): string {
  for (const wish of wishes) {
    const tag = wish && Object.keys(TEXTS).find((have) => base(have) === base(wish))
    if (tag) return tag
  }
  return 'en'
}

/** Loads the first texts of a tag that `tagFor` gave. */
export async function loadLanguage(tag: string): Promise<Language> {
  const load = TEXTS[tag]
  if (!load) throw new Error(`no texts for ${tag}`)
  let texts = (await load[0]()).default
  const more = async (): Promise<void> => {
    texts = { ...(await load[1]()).default, ...texts }
  }
  return languageOf(tag, (key) => texts[key] ?? key, more)
}

export function languageOf(tag: string, text: (key: Key) => string, more: () => Promise<void>): Language {
  const t: Translate = (key, values) =>
    text(key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values?.[name] ?? whole))
  return { tag, dir: 'ltr', t, more }
}

const base = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? ''
