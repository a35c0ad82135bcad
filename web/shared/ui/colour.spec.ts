import { describe, expect, it } from 'vitest'

import { colourOf } from './colour'

describe('a configured colour', () => {
  it('is taken as it is, or by its name', () => {
    expect(colourOf('#0F7F58')).toBe('#0F7F58')
    expect(colourOf('orange')).toBe('var(--tone-orange)')
  })

  it('is grey where it is none, so that nothing else gets into a style', () => {
    for (const value of [null, undefined, '', '#fff', 'url(x)', 'constructor', '#12345g']) expect(colourOf(value)).toBe('var(--tone-gray)')
  })
})
