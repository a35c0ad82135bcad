import { describe, expect, it } from 'vitest'

import { Problem } from '@shared/api/problem'

import { placed } from './useAsk'

const wrong = (path: string) => new Problem({ code: 'input.invalid', title: 'x', status: 422, fields: [{ path, code: 'y' }] })
const pathOf = (error: unknown): string | undefined => (error as Problem).fields[0]?.path

describe('what the server finds wrong in a request for correction', () => {
  it('stands on the field of the form', () => {
    expect(pathOf(placed(wrong('changes.1.value'), ['name', 'phone']))).toBe('phone')
    expect(pathOf(placed(wrong('changes.0.address.city'), []))).toBe('city')
    expect(pathOf(placed(wrong('changes.0.value'), []))).toBe('value')
    expect(pathOf(placed(wrong('reason'), ['name']))).toBe('reason')
    const other = new Error('x')
    expect(placed(other, [])).toBe(other)
  })
})
