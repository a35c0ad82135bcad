/** The rights screens ask for, in one place: names are the server's, checked there again. */
const staff = (name: string) => ({ view: `${name}.view`, create: `${name}.edit`, edit: `${name}.edit` })
const kept = (name: string) => ({ view: `${name}.manage`, create: `${name}.manage`, edit: `${name}.manage` })

export const rights = {
  users: { view: 'accounts.user.view', create: 'accounts.user.create', edit: 'accounts.user.edit', assign: 'accounts.user.assign' },
  roles: staff('accounts.role'),
  teams: staff('accounts.team'),
  departments: staff('accounts.department'),
  shops: staff('accounts.shop'),
  skills: staff('accounts.skill'),
  channels: { ...kept('conversations.channel'), view: 'conversations.channel.view' },
  categories: kept('knowledge.category'),
  company: { view: 'accounts.company.view', edit: 'accounts.company.edit' },
  cannedReplies: staff('knowledge.snippet'),
  ratingScales: kept('surveys.scale'),
  calendars: kept('work.calendar'),
  policies: kept('work.policy'),
  presence: { view: 'accounts.presence.view' },
  queue: { view: 'work.queue.view' },
  ratings: { view: 'surveys.rating.view' },
  conversations: { view: 'conversations.conversation.view' },
  customers: { view: 'customers.customer.view', create: 'customers.customer.create', edit: 'customers.customer.edit', delete: 'customers.customer.delete', reveal: 'customers.customer.reveal', export: 'customers.customer.export', file: 'customers.file.view', tag: 'customers.tag.assign' },
  corrections: ['customers.customer.edit', 'customers.correction.create'],
  customerTags: kept('customers.tag'),
  orders: { view: 'commerce.order.view', create: 'commerce.order.create', edit: 'commerce.order.edit', export: 'commerce.order.export' },
  orderStatuses: { view: 'commerce.status.manage', create: 'commerce.status.manage', edit: 'commerce.status.manage' },
  products: { view: 'commerce.product.view', create: 'commerce.product.edit', edit: 'commerce.product.edit' },
  tickets: { view: 'tickets.ticket.view', create: 'tickets.ticket.create', edit: 'tickets.ticket.edit', assign: 'tickets.ticket.assign', close: 'tickets.ticket.close', export: 'tickets.ticket.export' },
  ticketSetup: kept('tickets.config'),
  settings: { view: 'kernel.setting.view', edit: 'kernel.setting.manage' },
  audit: { view: 'audit.entry.view', export: 'audit.entry.export' },
} as const
