import type { components } from '@shared/api/schema'

export type Tag = components['schemas']['CustomerTagItem']
export type Group = components['schemas']['CustomerTagGroupItem']
