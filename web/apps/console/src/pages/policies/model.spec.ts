import { describe, expect, it } from 'vitest'

import type { Policy } from '@shared/entities/types'

import { fromModel, toModel } from './model'

const row = { name: { en: 'VIP' }, rank: 5, first_response_s: 300, next_response_s: null, resolution_s: null, calendar_id: null, shop_ids: [], team_ids: [], priorities: [1, 2], question_types: [], min_level: 2 } as unknown as Policy

describe('the form of a deadline policy', () => {
  it('gives back what it was made of', () => {
    const { name, rank, ...sent } = fromModel(toModel(row))
    expect({ name, rank }).toEqual({ name: { en: 'VIP' }, rank: 5 })
    expect(sent).toMatchObject({ calendar_id: null, priorities: [1, 2], next_response_s: null })
  })

  it('sends only what changed', () => {
    expect(fromModel({ priorities: ['3', '1'] })).toEqual({ priorities: [1, 3] })
    expect(fromModel({ rank: 7 })).toEqual({ rank: 7 })
  })
})
