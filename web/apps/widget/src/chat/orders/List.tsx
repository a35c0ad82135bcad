import { useUi } from '../components/context'
import { Icon } from '../components/Icon'
import { Picture } from './OrderView'
import { moneyText, whenText } from './progress'
import type { OwnOrder } from './types'

interface Props {
  readonly orders: readonly OwnOrder[]
  readonly onOpen: (order: OwnOrder) => void
  readonly onLookup: () => void
}

/** The own orders of a recognised customer, newest first, and the way to one that is not among them. */
export function List({ orders, onOpen, onLookup }: Props) {
  const { language: { t, tag } } = useUi()
  return (
    <>
      {orders.length === 0 ? <p class="nothing">{t('orders.none')}</p> : (
        <ul class="list-own">
          {orders.map((order) => (
            <li key={order.id}>
              <button type="button" class="own-order" onClick={() => onOpen(order)}>
                <span class="top"><bdi class="number">{order.number}</bdi><span class={`state ${order.status.category}`}>{order.status.label}</span></span>
                <span class="goods">
                  <Picture url={order.lines[0]?.image_url ?? null} />
                  <span class="what">
                    <bdi>{order.lines[0]?.name ?? ''}</bdi>
                    <small>{whenText(order.placed_at, tag)} · {t('orders.pieces', { n: order.lines.reduce((sum, line) => sum + line.quantity, 0) })}</small>
                  </span>
                  <b>{moneyText(order.total, tag)}</b>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" class="plain wide" onClick={onLookup}><Icon name="orders" size={16} />{t('orders.other')}</button>
    </>
  )
}
