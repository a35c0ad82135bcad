import { describe, expect, it } from 'vitest'

import { namedIn, noteParts, putName, typedName } from './mentions'

const WANG = { id: 'w', name: '王敏' }
const WANG_MIN = { id: 'm', name: '王敏敏' }

describe('names in notes', () => {
  it('sees what is typed after an @, in the middle of Chinese too', () => {
    expect(typedName('请@王', 3)).toEqual({ from: 1, q: '王' })
    expect(typedName('@', 1)).toEqual({ from: 0, q: '' })
    expect(typedName('请@王敏 看', 6)).toBeNull()
    expect(typedName('mail me@shop', 12)).toBeNull()
    expect(typedName('@Anna, ok', 9)).toBeNull()
  })
  it('puts the name in place of what was typed', () => {
    expect(putName('请@王 看看', 1, 3, '王敏')).toEqual({ text: '请@王敏 看看', caret: 5 })
    expect(putName('@', 0, 1, '王敏')).toEqual({ text: '@王敏 ', caret: 4 })
  })
  it('keeps only those who are still named', () => {
    expect(namedIn('@王敏 好', [WANG, { id: 'z', name: '张伟' }])).toEqual([WANG])
  })
  it('cuts the text at the names; together the parts are the text', () => {
    const parts = noteParts('@王敏敏 和@王敏，a@b', [WANG, WANG_MIN])
    expect(parts.map((one) => one.mention?.id ?? null)).toEqual(['m', null, 'w', null])
    expect(parts.map((one) => one.text).join('')).toBe('@王敏敏 和@王敏，a@b')
    expect(noteParts('', [])).toEqual([{ text: '', mention: null }])
  })
})
