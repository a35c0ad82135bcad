import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Problem } from '../api'
import type { View } from '../chat'
import { useUi } from '../components/context'
import { Icon } from '../components/Icon'
import { List } from './List'
import { Lookup } from './Lookup'
import { OrderView } from './OrderView'
import type { OwnOrder } from './types'
import { useOrders } from './useOrders'

/** What the sheet shows now, and the ways between its parts. */
function useSheet(view: View) {
  const { chat } = useUi()
  const own = useOrders(view.person)
  const [looking, setLooking] = useState(false)
  const [found, setFound] = useState<OwnOrder | null>(null)
  const wished = view.orders ?? ''
  const known = looking ? undefined : found?.number === wished ? found : own.orders?.items.find((one) => one.number === wished)
  const asks = own.orders !== null && !known && (looking || !own.orders.signed_in || wished !== '')
  return {
    ...own,
    known,
    asks,
    /** What the look-up begins with. */
    wished: looking ? '' : wished,
    /** There is a part behind this one. */
    deep: known !== undefined || looking,
    look: () => setLooking(true),
    back: () => {
      setLooking(false)
      setFound(null)
      chat.showOrders('')
    },
    close: () => chat.showOrders(null),
    show: (order: OwnOrder) => {
      setLooking(false)
      if (order.key) setFound(order)
      chat.showOrders(order.number)
    },
  }
}

/**
 * The customer's own orders over the chat: the list of a recognised customer, the look-up of anybody else, and one order
 * with its steps, goods and parcels, which follows what happens while it is open.
 */
export function Sheet({ view }: { readonly view: View }) {
  const { language: { t } } = useUi()
  const { orders, problem, again, known, asks, wished, deep, look, back, close, show } = useSheet(view)
  const title = t(known ? 'orders.one' : asks ? 'orders.find' : 'orders')
  return (
    <Over title={title} onCancel={deep ? back : close}>
      <header class="head">
        {deep && (
          <button type="button" class="tool back" aria-label={t('orders.back')} title={t('orders.back')} onClick={back}><Icon name="down" /></button>
        )}
        <h1>{title}</h1>
        <button type="button" class="tool" aria-label={t('orders.close')} title={t('orders.close')} onClick={close}><Icon name="close" /></button>
      </header>
      <div class="inner" tabIndex={-1}>
        {known ? (
          <OrderView key={known.id} order={known} />
        ) : orders === null ? (
          problem ? <Trouble problem={problem} again={again} /> : <i class="skeleton" />
        ) : asks ? (
          <Lookup key={wished} number={wished} onFound={show} />
        ) : (
          <List orders={orders.items} onOpen={show} onLookup={look} />
        )}
      </div>
    </Over>
  )
}

interface OverProps {
  readonly title: string
  readonly onCancel: () => void
  readonly children: ComponentChildren
}

/** A dialogue that covers the chat: what lies under it rests, Escape leads back, and the focus returns. */
function Over({ title, onCancel, children }: OverProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const cancel = (event: Event): void => {
    event.preventDefault()
    onCancel()
  }
  return <dialog ref={dialog} class="orders" aria-label={title} onCancel={cancel} onKeyDown={(event) => event.stopPropagation()}>{children}</dialog>
}

function Trouble({ problem, again }: { readonly problem: unknown; readonly again: () => void }) {
  const { language: { t } } = useUi()
  return (
    <p class="nothing" role="alert">
      {(problem instanceof Problem && problem.detail) || t('orders.failed')}
      <button type="button" class="link" onClick={again}>{t('retry')}</button>
    </p>
  )
}
