import { describe, expect, it } from 'vitest'
import { wishOf } from './address'

describe('the address of the full-page chat', () => {
  it('gives the channel key of the path, decoded', () => {
    expect(wishOf('/chat/shop-a', '').channel).toBe('shop-a')
    expect(wishOf('/chat/%E5%BA%97/', '').channel).toBe('店')
  })

  it('takes a key that is wrongly encoded as it stands', () => {
    expect(wishOf('/chat/%E5%', '').channel).toBe('%E5%')
  })

  it('reads token, language and theme from the fragment', () => {
    const wish = wishOf('/chat/k', '#token=a.b-c_d.e&language=en&theme=dark')
    expect(wish).toEqual({ channel: 'k', token: 'a.b-c_d.e', language: 'en', theme: 'dark' })
  })

  it('follows the system where the fragment says nothing or nonsense', () => {
    expect(wishOf('/chat/k', '#theme=pink&token=')).toEqual({ channel: 'k', token: null, language: null, theme: 'auto' })
  })
})
