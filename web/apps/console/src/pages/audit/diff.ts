/** One field of a change as text; a missing side is null. */
export interface Difference {
  field: string
  before: string | null
  after: string | null
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '—' : JSON.stringify(value, null, 1)

/** The fields of an entry side by side, in the order they were recorded; equal ones are left out. */
export function differences(before: Record<string, unknown> | null, after: Record<string, unknown> | null): Difference[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names
    .map((field) => ({
      field,
      before: before && field in before ? text(before[field]) : null,
      after: after && field in after ? text(after[field]) : null,
    }))
    .filter((one) => one.before !== one.after)
}
