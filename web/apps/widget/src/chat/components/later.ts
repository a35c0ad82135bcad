/** What most visits never need, in one chunk of its own: files, dialogues, the rating. */
import sheet from '../later.css?url'

export { Uploads } from '../uploads'
export { Attachment } from './Attachment'
export { Card } from './Card'
export { EndQuestion } from './EndQuestion'
export { Notice } from './Notice'
export { Offline } from './Offline'
export { Orders } from '../orders/Door'
export { Rating } from './Rating'
export { Unavailable } from './Unavailable'
export { WaitingFile } from './WaitingFile'

/** Resolves when the style sheet of these parts is there, or cannot be had: plain is better than absent. */
export const styled = new Promise<void>((resolve) => {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = sheet
  link.onload = link.onerror = () => resolve()
  document.head.append(link)
})
