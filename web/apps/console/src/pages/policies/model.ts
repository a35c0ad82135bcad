import type { Policy } from '@shared/entities/types'
import type { Model } from '@shared/ui/form/schema'

const HOUR = 3_600

/** A policy as its form holds it: priorities as choices, "around the clock" as a choice of its own. */
export function toModel(row: Policy | null): Model {
  return {
    name: row?.name ?? { 'zh-CN': '', en: '' },
    rank: row?.rank ?? 100,
    first_response_s: row ? row.first_response_s : HOUR,
    next_response_s: row ? row.next_response_s : HOUR,
    resolution_s: row ? row.resolution_s : 24 * HOUR,
    calendar_id: row?.calendar_id ?? 'none',
    shop_ids: row?.shop_ids ?? [],
    team_ids: row?.team_ids ?? [],
    priorities: (row?.priorities ?? []).map(String),
    question_types: row?.question_types ?? [],
    min_level: row?.min_level ?? 0,
  }
}

/** What is sent of a form, or of the part of it that changed. */
export function fromModel(values: Model): Model {
  const body = { ...values }
  if (body.calendar_id === 'none') body.calendar_id = null
  if (Array.isArray(body.priorities)) body.priorities = body.priorities.map(Number).sort((a, b) => a - b)
  return body
}
