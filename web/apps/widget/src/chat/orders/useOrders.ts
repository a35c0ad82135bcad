import { useEffect, useState } from 'preact/hooks'
import { useUi } from '../components/context'
import type { OwnOrder, OwnOrders } from './types'

/** What is open is asked for again this often, so that a customer who waits sees the parcel move. */
const EVERY_MS = 10_000

/** Runs `ask` at once and again and again while the page is looked at; one at a time. */
function useRepeated(ask: () => Promise<unknown>, on: unknown): () => void {
  const [round, setRound] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const next = async (first: boolean): Promise<void> => {
      if (first || document.visibilityState === 'visible') await ask()
      if (!over) timer = setTimeout(() => void next(false), EVERY_MS)
    }
    void next(true)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [on, round])
  return () => setRound((now) => now + 1)
}

/** The own orders of whoever is here; `person` changes when somebody else is. */
export function useOrders(person: string): { readonly orders: OwnOrders | null; readonly problem: unknown; readonly again: () => void } {
  const { chat } = useUi()
  const [orders, set] = useState<OwnOrders | null>(null)
  const [problem, blame] = useState<unknown>(null)
  const ask = async (): Promise<void> => {
    try {
      set(await chat.api.call<OwnOrders>('GET', '/orders'))
      blame(null)
    } catch (error) {
      blame(error)
    }
  }
  return { orders, problem, again: useRepeated(ask, person) }
}

/** An order as it is now; what was known of it until the first answer. */
export function useOrder(known: OwnOrder): OwnOrder {
  const { chat } = useUi()
  const [order, set] = useState(known)
  const ask = async (): Promise<void> => {
    try {
      const now = known.key ? await chat.api.call<OwnOrder>('POST', '/orders/follow', { body: { key: known.key } }) : await chat.api.call<OwnOrder>('GET', `/orders/${known.id}`)
      set({ ...now, key: now.key ?? known.key })
    } catch {
      // What is on the screen stays; the next round asks again.
      return
    }
  }
  useRepeated(ask, known.id)
  return order
}
