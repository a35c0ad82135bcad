import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { View } from '../chat'

interface Props {
  readonly view: View
}

const RETRY_MS = 3_000
let loaded: FunctionComponent<Props> | null = null

/** The customer's own orders. Their code comes when they are first asked for. */
export function Orders(props: Props) {
  const [tries, again] = useState(0)
  useEffect(() => {
    if (loaded) return
    let timer: ReturnType<typeof setTimeout> | undefined
    import('./part').then(
      (part) =>
        part.styled.then(() => {
          loaded = part.Sheet
          again(-1)
        }),
      () => {
        timer = setTimeout(() => again(tries + 1), RETRY_MS)
      },
    )
    return () => clearTimeout(timer)
  }, [tries])
  const Ready = loaded
  return Ready && <Ready {...props} />
}
