import { QueryObserver } from '@tanstack/vue-query'
import { describe, expect, it, vi } from 'vitest'

import { createQueryClient, keys, onItsWay } from './query'

describe('what is marked old', () => {
  it('is asked for once more when its first answer was still on its way', async () => {
    const client = createQueryClient()
    const answers: ((text: string) => void)[] = []
    const queryFn = vi.fn<() => Promise<string>>(() => new Promise((resolve) => answers.push(resolve)))
    const stop = new QueryObserver(client, { queryKey: keys.lists('orders'), queryFn }).subscribe(() => undefined)
    for (let times = 0; times < 3; times++) void client.invalidateQueries({ queryKey: keys.all('orders'), predicate: onItsWay })
    expect(queryFn).toHaveBeenCalledTimes(1)
    answers[0]?.('before')
    await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2))
    answers[1]?.('after')
    await vi.waitFor(() => expect(client.getQueryData(keys.lists('orders'))).toBe('after'))
    expect(queryFn).toHaveBeenCalledTimes(2)
    stop()
    client.clear()
  })
})
