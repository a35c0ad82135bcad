import { useEffect, useState } from 'preact/hooks'
import { moneyText } from '../orders/progress'
import type { Message } from '../types'
import { useUi } from './context'
import { Icon } from './Icon'

interface Money {
  readonly amount: number
  readonly currency: string
}

/** What an order or product showed when it was sent; open to what a later version adds. */
interface Shown {
  readonly card?: string
  readonly number?: string
  readonly name?: string
  readonly title?: string
  readonly specification?: string
  readonly total?: Money
  readonly price?: Money | null
  readonly url?: string
  readonly image_file_id?: string | null
  readonly image_url?: string
  readonly status?: string | { readonly category?: string; readonly names?: Readonly<Record<string, string>> }
}

/** The picture of a product. Its address is short-lived and live events bring none: it is asked for once more. */
function Picture({ message, url }: { readonly message: Message; readonly url: string | undefined }) {
  const { chat } = useUi()
  const [source, setSource] = useState(url)
  const [asked, setAsked] = useState(false)
  const renew = (): void => {
    setSource(undefined)
    if (asked) return
    setAsked(true)
    void chat.again(message).then((one) => setSource((one?.data as Shown | undefined)?.image_url), () => undefined)
  }
  useEffect(() => {
    if (!url) renew()
  }, [])
  return source ? <img src={source} alt="" width={48} height={48} onError={renew} /> : <Icon name="orders" />
}

/** An order or product that an agent put into the chat. An order opens the customer's orders, a product its page. */
export function Card({ message }: { readonly message: Message }) {
  const { chat, language } = useUi()
  const { tag } = language
  const shown = (message.data ?? {}) as Shown
  const money = shown.total ?? shown.price
  const status = typeof shown.status === 'object' ? shown.status : null
  const label = status?.names?.[tag] ?? Object.values(status?.names ?? {})[0]
  const inside = (
    <>
      {shown.image_file_id ? <Picture message={message} url={shown.image_url} /> : <Icon name="orders" />}
      <span>
        <bdi>{shown.name || shown.title || message.text}</bdi>
        <small>{shown.number}{shown.specification && ` · ${shown.specification}`}</small>
        {money && <b>{moneyText(money, tag)}</b>}
      </span>
      {label && <em class={`state ${status?.category ?? ''}`}>{label}</em>}
    </>
  )
  if (shown.card === 'order') {
    return <button type="button" class="file goods-card" onClick={() => chat.showOrders(shown.number ?? '')}>{inside}</button>
  }
  const url = shown.url ?? ''
  return /^https?:\/\//.test(url) ? (
    <a class="file goods-card" href={url} target="_blank" rel="noopener noreferrer">{inside}</a>
  ) : (
    <p class="file goods-card">{inside}</p>
  )
}
