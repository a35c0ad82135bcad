import { describe, expect, it } from 'vitest'

import type { Customer } from '../types'
import { modelOf, patchOf } from './record'

const customer = { name: '孙丽', kind: 'person', service_level: 'basic', vip: false, file: { remark: '', preferences: { channel: 'phone', contact_time: { since: '09:00', until: '12:00' } } } } as unknown as Customer

describe('changing the record', () => {
  it('never holds a sealed value', () => {
    expect(modelOf(customer)).toMatchObject({ name: '孙丽', phone: '', email: '', birthday: '', channel: 'phone', since: '09:00' })
  })
  it('sends only what changed', () => {
    expect(patchOf(modelOf(customer), { phone: '13900002222' })).toEqual({ phone: '13900002222' })
  })
  it('sends the preferences whole when one of them changed', () => {
    const model = { ...modelOf(customer), manner: 'voice' }
    expect(patchOf(model, { manner: 'voice' })).toEqual({ preferences: { channel: 'phone', manner: 'voice', contact_time: { since: '09:00', until: '12:00' } } })
  })
})
