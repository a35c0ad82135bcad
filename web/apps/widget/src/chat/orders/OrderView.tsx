import { useState } from 'preact/hooks'
import { useUi } from '../components/context'
import { Icon } from '../components/Icon'
import type { Key } from '../i18n'
import { moneyText, progressOf, STEPS, whenText } from './progress'
import type { OwnOrder, Parcel } from './types'
import { useOrder } from './useOrders'

const FEW = 3

/** One order: where it stands, where its parcels are, what is in it. */
export function OrderView({ order: known }: { readonly order: OwnOrder }) {
  const { language: { t, tag } } = useUi()
  const order = useOrder(known)
  const { name_mask, phone_mask, region } = order.receiver
  const to = [name_mask, phone_mask, region].filter((part) => part !== '').join(' · ')
  return (
    <article class="order" aria-live="polite">
      <div class="top"><bdi class="number">{order.number}</bdi><span class={`state ${order.status.category}`}>{order.status.label}</span></div>
      <Steps order={order} />
      {order.shipments.map((parcel, index) => <Way key={`${parcel.tracking_no}${index}`} parcel={parcel} />)}
      <section>
        <h2>{t('orders.goods')}</h2>
        <ul>
          {order.lines.map((line, index) => (
            <li key={index} class="goods">
              <Picture url={line.image_url} />
              <span class="what"><bdi>{line.name}</bdi>{line.specification && <small><bdi>{line.specification}</bdi></small>}</span>
              <span class="sum">{moneyText(line.amount, tag)}<small>× {line.quantity}</small></span>
            </li>
          ))}
        </ul>
        <dl class="sums">
          <dt>{t('orders.total')}</dt><dd><b>{moneyText(order.total, tag)}</b></dd>
          {order.paid.amount !== order.total.amount && <><dt>{t('orders.paid')}</dt><dd>{moneyText(order.paid, tag)}</dd></>}
          {order.refunds.map((refund, index) => (
            <><dt key={`t${index}`}>{t(`orders.refund.${refund.status}` as Key)}</dt><dd key={`d${index}`}>{moneyText(refund.amount, tag)}</dd></>
          ))}
        </dl>
      </section>
      <section>
        <dl class="facts">
          {to && <><dt>{t('orders.to')}</dt><dd><bdi>{to}</bdi></dd></>}
          <dt>{t('orders.placedAt')}</dt><dd>{whenText(order.placed_at, tag)}</dd>
        </dl>
      </section>
    </article>
  )
}

function Steps({ order }: { readonly order: OwnOrder }) {
  const { language: { t, tag } } = useUi()
  const { reached, straight, times } = progressOf(order)
  return (
    <ol class={straight ? 'steps' : 'steps left'} aria-label={t('orders.progress')}>
      {STEPS.map((step, index) => {
        const at = times[index]
        return (
          <li key={step} class={index <= reached ? 'done' : ''} aria-current={straight && index === reached ? 'step' : undefined}>
            <i aria-hidden="true" />
            <span>{t(`orders.step.${step}`)}</span>
            {at && <time dateTime={at}>{whenText(at, tag)}</time>}
          </li>
        )
      })}
    </ol>
  )
}

/** A parcel: the newest step is read first, the way before it on one press. */
function Way({ parcel }: { readonly parcel: Parcel }) {
  const { language: { t, tag } } = useUi()
  const [whole, setWhole] = useState(false)
  const traces = whole ? parcel.traces : parcel.traces.slice(0, FEW)
  return (
    <section>
      <h2><bdi>{parcel.carrier || t('orders.parcel')}</bdi> <bdi class="number">{parcel.tracking_no}</bdi></h2>
      {traces.length === 0 ? <p class="quiet">{t('orders.noTrace')}</p> : (
        <ol class="way">
          {traces.map((trace, index) => (
            <li key={`${trace.at}${index}`}>
              <span dir="auto">{trace.text}</span>
              <small><time dateTime={trace.at}>{whenText(trace.at, tag)}</time>{trace.place && <> · <bdi>{trace.place}</bdi></>}</small>
            </li>
          ))}
        </ol>
      )}
      {!whole && parcel.traces.length > FEW && (
        <button type="button" class="link" onClick={() => setWhole(true)}>{t('orders.all', { n: parcel.traces.length })}</button>
      )}
    </section>
  )
}

/** A product's picture, or the sign of a parcel where there is none. */
export function Picture({ url }: { readonly url: string | null }) {
  return url ? <img src={url} alt="" loading="lazy" /> : <span class="blank-picture"><Icon name="orders" size={18} /></span>
}
