import type { Change } from '../types'

type Words = (key: string, params?: Record<string, unknown>) => string
type Shown = Change['value']

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** An address in one line: places, then who and where as far as it is shown. */
function addressLine(shown: Record<string, unknown>): string {
  const places = [...new Set([shown.province, shown.city, shown.district].map(text))].join('')
  return [places, shown.detail_mask, shown.recipient_mask, shown.phone_mask, shown.postcode].map((part) => text(part)).filter((part) => part !== '').join(' ')
}

function preferenceLine(t: Words, value: unknown): string {
  const wish = (value ?? {}) as { language?: string; channel?: string; manner?: string; contact_time?: { since: string; until: string }; categories?: string[] }
  return [
    wish.language ? t(`customers.language.${wish.language}`) : '',
    wish.channel ? t(`customers.channel.${wish.channel}`) : '',
    wish.manner ? t(`customers.manner.${wish.manner}`) : '',
    wish.contact_time ? `${wish.contact_time.since}–${wish.contact_time.until}` : '',
    (wish.categories ?? []).join('、'),
  ].filter((part) => part !== '').join(' · ')
}

/** What stands in a place, in words; empty for nothing. */
export function wordsOf(t: Words, part: string, shown: Shown): string {
  if (!shown) return ''
  if (part === 'address') return [addressLine(shown), text(shown.label) && shown.label !== 'home' ? t(`customers.addressLabel.${text(shown.label)}`) : ''].filter((one) => one !== '').join(' · ')
  if (part === 'contact') return [text(shown.value), text(shown.label)].filter((one) => one !== '').join(' · ')
  if (part === 'preferences') return preferenceLine(t, shown.value)
  if (part === 'kind') return t(`customers.kind.${text(shown.value)}`)
  return text(shown.value)
}

/** The name of a place: a field, or what happens to which kind of contact or address. */
export function placeOf(t: Words, change: Change): string {
  if (change.action === 'set') return t(`customers.changed.${change.part}`)
  const kind = change.part === 'contact' ? text((change.value ?? change.base)?.kind) : ''
  const name = kind === '' ? t(`customers.changed.${change.part}`) : t(`customers.contactKind.${kind}`)
  return t('customers.correct.place', { verb: t(`customers.correct.verb.${change.action}`), name })
}

/** From what to what, as one line for a row. */
export function shortOf(t: Words, change: Change): string {
  const [old, next] = [wordsOf(t, change.part, change.base), wordsOf(t, change.part, change.value)]
  if (change.action === 'remove') return old
  if (change.action === 'add' || change.action === 'default' || old === '') return next || t('customers.correct.emptied')
  return `${old} → ${next || t('customers.correct.emptied')}`
}

/** Whether a row says all of a request: one place, short enough to stand there whole. */
const FITS = 40
export const fitsRow = (t: Words, changes: readonly Change[]): boolean => {
  const [one, ...more] = changes
  return one !== undefined && more.length === 0 && one.part !== 'address' && shortOf(t, one).length <= FITS
}
