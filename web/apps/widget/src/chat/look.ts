/** Colour of the channel and light or dark, set on the document element for the style sheet. */

import { inkOn } from './ink.colours'

export type Theme = 'light' | 'dark' | 'auto'

/** Follows the wish, or the system's setting and its changes. */
export function followTheme(theme: Theme): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = (): void => {
    const value = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme
    document.documentElement.dataset.theme = value
  }
  apply()
  if (theme === 'auto') dark.addEventListener('change', apply)
}

/** Takes `#rgb` or `#rrggbb`; anything else leaves the default. Returns the colour of text and signs on it. */
export function setBrand(color: string): string | undefined {
  const hex = /^#(?:[0-9a-f]{3}){1,2}$/i.exec(color)?.[0]
  if (!hex) return
  const style = document.documentElement.style
  const ink = inkOn(hex)
  style.setProperty('--brand', hex)
  style.setProperty('--on-brand', ink)
  return ink
}
