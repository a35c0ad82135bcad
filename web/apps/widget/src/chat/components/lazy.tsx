import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useUi } from './context'
import type * as later from './later'

const RETRY_MS = 3_000

/** A component of the later chunk: shows nothing until its code is there, and tries until it has it. */
export function lazy<P extends object>(pick: (parts: typeof later) => FunctionComponent<P>): FunctionComponent<P> {
  let loaded: FunctionComponent<P> | null = null
  return function Lazy(props: P) {
    const { language } = useUi()
    const [tries, again] = useState(0)
    useEffect(() => {
      if (loaded) return
      let timer: ReturnType<typeof setTimeout> | undefined
      const ready = Promise.all([import('./later'), language.more()]).then(([parts]) => parts.styled.then(() => pick(parts)))
      ready.then(
        (component) => {
          loaded = component
          again(-1)
        },
        () => {
          timer = setTimeout(() => again(tries + 1), RETRY_MS)
        },
      )
      return () => clearTimeout(timer)
    }, [tries])
    const Ready = loaded
    return Ready && <Ready {...props} />
  }
}
