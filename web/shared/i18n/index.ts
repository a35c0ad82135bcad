import { ref, shallowRef } from 'vue'
import { createI18n } from 'vue-i18n'

/** Languages of the screens. Another one is a catalogue per area and a line here. */
export const LANGUAGES = [
  { code: 'zh-CN', name: '简体中文', dir: 'ltr' },
  { code: 'en', name: 'English', dir: 'ltr' },
] as const

export type Language = (typeof LANGUAGES)[number]['code']
type Catalogue = Record<string, unknown>
type Loader = () => Promise<{ default: Catalogue }>

const KEPT = 'zhike.language'
const areas = new Map<string, Map<Language, Loader>>()
const wanted = new Set<string>()
const loaded = new Set<string>()

const uiLoaders: Record<Language, () => Promise<{ default: unknown }>> = {
  'zh-CN': () => import('@nuxt/ui/runtime/locale/zh_cn.js'),
  en: () => import('@nuxt/ui/runtime/locale/en.js'),
}

export const i18n = createI18n({ legacy: false, locale: 'zh-CN', fallbackLocale: 'zh-CN', messages: {} })
export const language = ref<Language>('zh-CN')
/** Zone times are shown in: the viewer's, else the browser's. */
export const zone = ref<string>(Intl.DateTimeFormat().resolvedOptions().timeZone)
/** Nuxt UI's own words. */
export const uiLocale = shallowRef<unknown>()

/** The language of ours nearest to a wish such as `zh-Hans-CN` or `en-GB`. */
export function nearest(wish: string): Language {
  const exact = LANGUAGES.find((one) => one.code.toLowerCase() === wish.toLowerCase())
  const base = wish.split('-')[0]?.toLowerCase()
  return (exact ?? LANGUAGES.find((one) => one.code.split('-')[0] === base))?.code ?? 'zh-CN'
}

export function initialLanguage(): Language {
  try {
    return nearest(localStorage.getItem(KEPT) ?? navigator.language)
  } catch {
    return nearest(navigator.language)
  }
}

/** Registers catalogues found by a glob: the area is the folder above `locales/`, the file name the language. */
export function registerAreas(files: Record<string, Loader>): void {
  for (const [path, loader] of Object.entries(files)) {
    const hit = /([^/]+)\/locales\/([^/]+)\.json$/.exec(path)
    if (!hit?.[1] || !hit[2]) throw new Error(`not a catalogue: ${path}`)
    const code = LANGUAGES.find((one) => one.code === hit[2])?.code
    if (code) areas.set(hit[1], (areas.get(hit[1]) ?? new Map<Language, Loader>()).set(code, loader))
  }
}

async function load(area: string, code: Language): Promise<void> {
  const slot = `${area}/${code}`
  const loader = areas.get(area)?.get(code)
  if (!loader || loaded.has(slot)) return
  const texts = await loader()
  i18n.global.mergeLocaleMessage(code, texts.default)
  loaded.add(slot)
}

/** Loads the texts of an area in the language of now; known areas follow when the language changes. */
export async function loadArea(...names: string[]): Promise<void> {
  await Promise.all(
    names.map((name) => {
      wanted.add(name)
      return load(name, language.value)
    }),
  )
}

/** Changes the language of the screen; nothing flickers, as all texts are there before the switch. */
export async function setLanguage(code: Language): Promise<void> {
  const [ui] = await Promise.all([uiLoaders[code](), ...[...wanted].map((area) => load(area, code))])
  uiLocale.value = ui.default
  language.value = code
  ;(i18n.global.locale as unknown as { value: string }).value = code
  document.documentElement.lang = code
  document.documentElement.dir = LANGUAGES.find((one) => one.code === code)?.dir ?? 'ltr'
  try {
    localStorage.setItem(KEPT, code)
  } catch {
    // A browser that keeps nothing still shows the right language now.
  }
}
