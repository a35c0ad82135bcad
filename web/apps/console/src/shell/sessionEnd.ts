/** Seconds before the end at which somebody is told. */
export const WARN_S = 60
const LONGEST_LOOK_S = 300
const AGAIN_S = 10

/** What a look at the session's clock means: whether it ends soon, and when to look again (milliseconds). */
export function lookAt(leftS: number): { ending: boolean; againMs: number } {
  if (leftS <= WARN_S) return { ending: true, againMs: Math.min(AGAIN_S, Math.max(1, leftS)) * 1_000 }
  return { ending: false, againMs: Math.min(LONGEST_LOOK_S, leftS - WARN_S) * 1_000 }
}
