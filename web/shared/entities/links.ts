/** Where a thing is looked at in the console; null for kinds that have no page. */
const PAGES: Record<string, (id: string) => string> = {
  conversation: (id) => `/inbox/${id}`,
  ticket: (id) => `/tickets/${id}`,
  customer: (id) => `/customers/${id}`,
  correction: (id) => `/corrections?open=${id}`,
  tag: (id) => `/customer-tags?open=${id}`,
  order: (id) => `/orders/${id}`,
  product: (id) => `/products?open=${id}`,
  user: (id) => `/users?open=${id}`,
  role: (id) => `/roles?open=${id}`,
  team: (id) => `/teams?open=${id}`,
  department: (id) => `/departments?open=${id}`,
  shop: (id) => `/shops?open=${id}`,
  skill: (id) => `/skills?open=${id}`,
  channel: (id) => `/channels?open=${id}`,
  sla_policy: (id) => `/sla-policies?open=${id}`,
  calendar: (id) => `/calendars?open=${id}`,
  rating_scale: (id) => `/rating-scales?open=${id}`,
  setting: (id) => `/settings?open=${encodeURIComponent(id)}`,
  audit_entry: (id) => `/audit?open=${id}`,
}

export const linkOf = (subject: { kind: string; id: string } | null): string | null =>
  subject === null ? null : (PAGES[subject.kind]?.(encodeURIComponent(subject.id)) ?? null)

/** Where what somebody was told of stands: within a ticket, the very note. */
export function toldLink({ subject, part }: { subject: { kind: string; id: string }; part?: string | null }): string | null {
  const page = linkOf(subject)
  return page !== null && part && subject.kind === 'ticket' ? `${page}?note=${encodeURIComponent(part)}` : page
}
