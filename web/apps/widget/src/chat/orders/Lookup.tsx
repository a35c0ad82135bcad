import { useState } from 'preact/hooks'
import { Problem } from '../api'
import { useUi } from '../components/context'
import type { OwnOrder } from './types'

/** Digits as they are typed, also by an input method that makes them full-width. */
const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '').slice(0, 4)

/** Finds one order by its number and the last four digits of the phone it goes to. */
export function Lookup({ number: wished, onFound }: { readonly number: string; readonly onFound: (order: OwnOrder) => void }) {
  const { chat, language: { t } } = useUi()
  const [number, setNumber] = useState(wished)
  const [last4, setLast4] = useState('')
  const [state, setState] = useState<'open' | 'asking'>('open')
  const [fault, setFault] = useState('')
  const ready = number.trim() !== '' && last4.length === 4
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!ready || state === 'asking') return
    setState('asking')
    setFault('')
    try {
      onFound(await chat.api.call<OwnOrder>('POST', '/orders/lookup', { body: { number: number.trim(), last4 } }))
    } catch (error) {
      setFault(wordsOf(error))
    } finally {
      setState('open')
    }
  }
  const wordsOf = (error: unknown): string => {
    if (!(error instanceof Problem) || error.status === 0) return t('orders.failed')
    if (error.status === 429) return t('orders.limited', { n: Math.max(1, Math.ceil(error.waitMs / 60_000)) })
    return error.status < 500 ? t('orders.unknown') : t('orders.failed')
  }
  return (
    <form class="lookup" onSubmit={(event) => void submit(event)}>
      <p>{t('orders.hint')}</p>
      <label>
        {t('orders.number')}
        <input name="number" value={number} maxLength={64} autoComplete="off" autoCapitalize="off" spellcheck={false} autoFocus={wished === ''} onInput={(event) => setNumber(event.currentTarget.value)} />
      </label>
      <label>
        {t('orders.last4')}
        <input name="last4" value={last4} inputMode="numeric" autoComplete="off" placeholder="0000" autoFocus={wished !== ''} onInput={(event) => setLast4((event.currentTarget.value = digitsOf(event.currentTarget.value)))} />
      </label>
      {fault && <p class="error" role="alert">{fault}</p>}
      <button class="primary" disabled={!ready || state === 'asking'}>{t(state === 'asking' ? 'orders.asking' : 'orders.search')}</button>
    </form>
  )
}
