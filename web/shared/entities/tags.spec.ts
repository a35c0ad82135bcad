import { describe, expect, it, vi } from 'vitest'

import type { Client } from '../api/client'
import { tagsOf } from './tags'

const tag = (name: string) => ({ id: name, group_id: 'g', names: { 'zh-CN': name }, color: 'teal' })

function client(answer: (ids: string[]) => unknown) {
  const asked: string[][] = []
  const get = vi.fn((_path: string, options: { query: { customers: string } }) => {
    const ids = options.query.customers.split(',')
    asked.push(ids)
    return Promise.resolve().then(() => answer(ids))
  })
  return { api: { get } as unknown as Client, asked }
}

describe('tags of customers who appear in passing', () => {
  it('are asked for together, each customer once', async () => {
    const { api, asked } = client(() => ({ items: [{ customer_id: 'a', tags: [tag('VIP')] }] }))
    const answers = await Promise.all(['a', 'b', 'a'].map((id) => tagsOf(api, id)))
    expect(asked).toEqual([['a', 'b']])
    expect(answers.map((tags) => tags.length)).toEqual([1, 0, 1])
  })

  it('never ask for more than the server answers at once, and later ones ask anew', async () => {
    const { api, asked } = client(() => ({ items: [] }))
    await Promise.all(Array.from({ length: 120 }, (_, n) => tagsOf(api, `c${n}`)))
    await tagsOf(api, 'c1')
    expect(asked.map((ids) => ids.length)).toEqual([50, 50, 20, 1])
  })

  it('fail for those who asked, not for ever', async () => {
    let broken = true
    const { api } = client(() => {
      if (broken) throw new Error('line')
      return { items: [] }
    })
    await expect(tagsOf(api, 'a')).rejects.toThrow('line')
    broken = false
    await expect(tagsOf(api, 'a')).resolves.toEqual([])
  })
})
