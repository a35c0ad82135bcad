import type { Message } from '@shared/api/types'

const SHOWN = 80
const MOST = 5_000

/** What a ticket from a conversation begins with: the customer's first line as subject, all the customer's lines below. */
export function firstWords(messages: readonly Pick<Message, 'author' | 'kind' | 'text' | 'episode_id'>[]): { subject: string; description: string } {
  const last = messages.at(-1)?.episode_id
  const said = messages.filter((one) => one.author.kind === 'customer' && one.kind === 'text' && one.episode_id === last).map((one) => one.text.trim())
  const line = (said[0] ?? '').replace(/\s+/g, ' ')
  return {
    subject: [...line].length > SHOWN ? `${[...line].slice(0, SHOWN - 1).join('')}…` : line,
    description: said.join('\n').slice(0, MOST),
  }
}
