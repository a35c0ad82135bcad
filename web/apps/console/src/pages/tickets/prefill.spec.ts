import { describe, expect, it } from 'vitest'

import { firstWords } from './prefill'

const said = (text: string, kind: 'customer' | 'agent' = 'customer', episode = 'e2', type = 'text') => ({ author: { kind, id: null, name: null }, kind: type, text, episode_id: episode })

describe('what a ticket from a conversation begins with', () => {
  it('takes the customer’s lines of the present round of service', () => {
    const words = firstWords([said('上次的事', 'customer', 'e1'), said('包裹\n破了'), said('我来看看', 'agent'), said('要换货')])
    expect(words).toEqual({ subject: '包裹 破了', description: '包裹\n破了\n要换货' })
  })

  it('shortens a long first line without cutting a character in two', () => {
    const { subject } = firstWords([said('😀'.repeat(100))])
    expect([...subject]).toHaveLength(80)
    expect(subject.endsWith('…')).toBe(true)
  })

  it('is empty where nothing was written', () => {
    expect(firstWords([])).toEqual({ subject: '', description: '' })
    expect(firstWords([said('', 'customer', 'e2', 'image')])).toEqual({ subject: '', description: '' })
  })
})
