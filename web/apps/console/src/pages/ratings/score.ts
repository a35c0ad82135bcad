import type { RatingSummary } from '@shared/entities/types'

/** The common scale in points, one decimal at most: the server keeps hundredths. */
export const pointsOf = (score100: number): number => Math.round(score100 / 10) / 10

/** Satisfied customers in whole per cent; null while nobody has answered. */
export const satisfiedShare = (summary: Pick<RatingSummary, 'count' | 'satisfied'>): number | null =>
  summary.count > 0 ? Math.round((summary.satisfied / summary.count) * 100) : null
