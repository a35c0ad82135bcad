import { describe, expect, it } from 'vitest'

import { bodyOf, factsOf } from './body'

const model = { name: ' 孙丽 ', kind: 'person', phone: '138', email: '', service_level: 'basic', birthday: '', remark: '', tag_ids: ['t'], shop_ids: [], 'addresses.0.province': '浙江省', 'addresses.0.detail': '' }

describe('the entry form', () => {
  it('sends trimmed texts, the address that was begun, and the only shop there is', () => {
    const body = bodyOf(model, [{ value: 's', label: '店' }])
    expect(body).toMatchObject({ name: '孙丽', tag_ids: ['t'], shop_ids: ['s'] })
    expect(body.addresses).toHaveLength(1)
  })
  it('sends no address that nobody began, and no shop where there are several', () => {
    const body = bodyOf({ ...model, 'addresses.0.province': '' }, [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }])
    expect(body).toMatchObject({ addresses: [], shop_ids: [] })
  })
  it('counts an address when it could be delivered to', () => {
    expect(factsOf(model).address).toBe(false)
    expect(factsOf({ ...model, 'addresses.0.district': '西湖区', 'addresses.0.detail': '文三路' }).address).toBe(true)
  })
  it('sends the wishes that were named, and counts them', () => {
    expect(bodyOf(model, [])).not.toHaveProperty('preferences')
    const wishes = { ...model, channel: 'wechat', since: '09:00', until: '12:00', categories: ['茶具'] }
    expect(bodyOf(wishes, [])).toMatchObject({ preferences: { channel: 'wechat', contact_time: { since: '09:00', until: '12:00' }, categories: ['茶具'] } })
    expect(factsOf(wishes).preferences).toBe(true)
  })
})
