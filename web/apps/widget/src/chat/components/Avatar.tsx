import { useState } from 'preact/hooks'
import { plainName } from '../links'
import { Icon } from './Icon'

interface Props {
  readonly name: string | null
  readonly url: string | null
  readonly size: 'small' | 'large'
}

/** A face: the picture, else the first character of the name, else the chat sign. Decorative. */
export function Avatar({ name, url, size }: Props) {
  const [broken, setBroken] = useState<string | null>(null)
  const glyph = name ? [...plainName(name).trim()][0] : undefined
  return (
    <span class={`face ${size}`} aria-hidden="true">
      {url && url !== broken ? (
        <img src={url} alt="" onError={() => setBroken(url)} />
      ) : (
        (glyph ?? <Icon name="chat" size={size === 'large' ? 20 : 16} />)
      )}
    </span>
  )
}
