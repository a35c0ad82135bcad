import type { Colleague, PresenceState } from '@shared/api/types'
import { PRESENCE_STATES } from '@shared/api/types'

export interface Share {
  state: PresenceState
  seconds: number
  /** 0 to 1 of the part of the day that has passed. */
  part: number
}

const toState = (state: string): PresenceState => PRESENCE_STATES.find((one) => one === state) ?? 'offline'

export const stateOf = (row: Pick<Colleague, 'state'>): PresenceState => toState(row.state)

/**
 * Time per state today up to `now`: what the server counted at `countedAt`, and since then the state held now.
 * A clock of the viewer that is behind adds nothing.
 */
export function sharesOf(row: Pick<Colleague, 'state' | 'today'>, countedAt: number, now: number): Share[] {
  const since = Math.max(0, Math.floor((now - countedAt) / 1_000))
  const seconds = PRESENCE_STATES.map((state) => row.today[state] + (stateOf(row) === state ? since : 0))
  const whole = seconds.reduce((sum, one) => sum + one, 0)
  return PRESENCE_STATES.map((state, index) => ({ state, seconds: seconds[index] ?? 0, part: whole > 0 ? (seconds[index] ?? 0) / whole : 0 }))
}

/** Time at the desk today: everything but offline. */
export const presentSeconds = (shares: readonly Share[]): number =>
  shares.filter((one) => one.state !== 'offline').reduce((sum, one) => sum + one.seconds, 0)
