import { pieces } from '../links'

/** Plain text with its web addresses as links. Text is only ever text: no markup is read from it. */
export function Text({ text }: { readonly text: string }) {
  return (
    <>
      {pieces(text).map(({ text: part, href }, index) =>
        href ? (
          <a key={index} href={href} dir="ltr" target="_blank" rel="noopener noreferrer nofollow">{part}</a>
        ) : (
          part
        ),
      )}
    </>
  )
}
