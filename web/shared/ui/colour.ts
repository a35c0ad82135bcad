/** Names a configured colour may have; each is a token of light and dark. */
export const TONES = ['gray', 'blue', 'green', 'yellow', 'orange', 'red', 'purple', 'teal'] as const

/** The CSS colour of a configured one: a name or `#rrggbb`; grey for anything else, so that nothing gets into a style. */
export function colourOf(value: string | null | undefined): string {
  if (/^#[0-9a-f]{6}$/i.test(value ?? '')) return String(value)
  return `var(--tone-${TONES.find((one) => one === value) ?? 'gray'})`
}
