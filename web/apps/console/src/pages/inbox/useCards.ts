import { ref } from 'vue'

import { useApi } from '@shared/api/use'
import { useProblemText } from '@shared/composables/problem'

/** Puts orders and products into a thread as cards, one at a time; the thread hears of them as of any message. */
export function useCards(conversation: () => string) {
  const api = useApi()
  const toast = useToast()
  const words = useProblemText()
  /** The order or product that is on its way. */
  const sending = ref<string | null>(null)
  /** False when it was refused; the reason was shown. */
  async function send(kind: 'order' | 'product', card: string): Promise<boolean> {
    if (sending.value !== null) return false
    sending.value = card
    try {
      await api.post(`/conversations/${conversation()}/messages`, { kind: 'card', card: kind, id: card })
      return true
    } catch (error) {
      toast.add({ title: words.title(error), description: words.detail(error), color: 'error' })
      return false
    } finally {
      sending.value = null
    }
  }
  return { sending, send }
}
