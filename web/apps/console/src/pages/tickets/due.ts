/** How a deadline stands. Within four hours it is near; the colour says so before the number is read. */
export type Due = 'none' | 'far' | 'near' | 'late'

const NEAR_MS = 4 * 3_600_000

export function dueOf(at: string | null, now: number): Due {
  if (at === null) return 'none'
  const left = Date.parse(at) - now
  if (Number.isNaN(left)) return 'none'
  return left < 0 ? 'late' : left < NEAR_MS ? 'near' : 'far'
}
