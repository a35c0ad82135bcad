import type { Field, Model, Option } from '@shared/ui/form/schema'

/** How a customer likes to be served: five kinds of wishes, as fields of a form and as they are sent. */
const CLOCK = { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, patternText: 'customers.help.clock' }
export const WISHES = ['language', 'channel', 'manner', 'since', 'until', 'categories'] as const

export const wishFields = (options: (group: string, values: readonly string[]) => () => readonly Option[]): Field[] => [
  { key: 'language', label: 'customers.prefer.language', kind: 'select', options: options('language', ['zh-CN', 'en']), section: 'customers.section.preferences' },
  { key: 'channel', label: 'customers.prefer.channel', kind: 'select', options: options('channel', ['chat', 'phone', 'email', 'wechat', 'sms']) },
  { key: 'manner', label: 'customers.prefer.manner', kind: 'select', options: options('manner', ['text', 'voice', 'video']) },
  { key: 'since', label: 'customers.prefer.since', kind: 'text', ...CLOCK, placeholder: 'customers.help.since' },
  { key: 'until', label: 'customers.prefer.until', kind: 'text', ...CLOCK, placeholder: 'customers.help.until' },
  { key: 'categories', label: 'customers.prefer.categories', kind: 'lines', help: 'customers.help.categories' },
]

/** The wishes as the server takes them; what was left empty is not known. */
export function wishesOf(model: Model): Record<string, unknown> {
  const { since, until } = model
  const categories = Array.isArray(model.categories) ? (model.categories as string[]) : []
  return {
    ...Object.fromEntries(['language', 'channel', 'manner'].filter((key) => model[key]).map((key) => [key, model[key]])),
    ...(since && until ? { contact_time: { since, until } } : {}),
    ...(categories.length > 0 ? { categories } : {}),
  }
}
