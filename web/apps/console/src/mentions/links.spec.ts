import { describe, expect, it } from 'vitest'

import { textParts } from './links'

const links = (text: string): (string | null)[] => textParts(text).map((part) => part.href).filter(Boolean)

describe('links in texts', () => {
  it('ends an address at Chinese punctuation and drops closing marks', () => {
    expect(links('看这里：https://shop.example/p/1，谢谢')).toEqual(['https://shop.example/p/1'])
    expect(links('(see https://shop.example/p/1).')).toEqual(['https://shop.example/p/1'])
  })

  it('takes no other scheme', () => {
    expect(links('javascript:alert(1) data:text/html,x file:///etc/passwd')).toEqual([])
  })

  it('loses nothing of the text', () => {
    for (const text of ['', 'plain', 'a https://x.example b https://y.example/?q=1&r=2. c', '<b>x</b> 😀 مرحبا']) {
      expect(textParts(text).map((part) => part.text).join('')).toBe(text)
    }
  })
})
