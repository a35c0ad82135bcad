/** Everything of the customer's own orders, in one chunk of its own. */
import sheet from './orders.css?url'

export { Sheet } from './Sheet'

/** Resolves when the style sheet is there, or cannot be had: plain is better than absent. */
export const styled = new Promise<void>((resolve) => {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = sheet
  link.onload = link.onerror = () => resolve()
  document.head.append(link)
})
