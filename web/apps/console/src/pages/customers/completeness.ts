/** How complete a record would be with what stands in the form; the same weights as the server's. */
const WEIGHTS = { name: 20, contact: 20, phone: 10, email: 10, address: 20, birthday: 10, preferences: 10 } as const

export type Missing = keyof typeof WEIGHTS

/** What there is of a customer. */
export type Facts = Record<'name' | 'phone' | 'email' | 'otherContact' | 'address' | 'birthday' | 'preferences', boolean>

/** What is missing, the mandatory things first. Without any contact, nothing is said of phone and e-mail. */
export function lacks(facts: Facts): Missing[] {
  const reachable = facts.phone || facts.email || facts.otherContact
  const there: Record<Missing, boolean> = {
    name: facts.name,
    contact: reachable,
    address: facts.address,
    phone: facts.phone || !reachable,
    email: facts.email || !reachable,
    birthday: facts.birthday,
    preferences: facts.preferences,
  }
  return (Object.keys(there) as Missing[]).filter((what) => !there[what])
}

/** How much of the record is there, 0 to 100. */
export function percentage(missing: readonly Missing[]): number {
  const alone = missing.reduce((sum, what) => sum + WEIGHTS[what], 0)
  return 100 - alone - (missing.includes('contact') ? WEIGHTS.phone + WEIGHTS.email : 0)
}
