/** The rights screens ask for, in one place: names are the server's, checked there again. */
const object = (name: string) => ({ view: `${name}.view`, create: `${name}.create`, edit: `${name}.edit`, delete: `${name}.delete` })

export const rights = {
  users: object('accounts.user'),
  roles: object('accounts.role'),
  teams: object('accounts.team'),
  departments: object('accounts.department'),
  shops: object('accounts.shop'),
  skills: object('accounts.skill'),
  channels: object('conversations.channel'),
  categories: object('conversations.category'),
  cannedReplies: object('knowledge.canned_reply'),
  ratingScales: object('surveys.rating_scale'),
  calendars: object('work.calendar'),
  settings: object('kernel.setting'),
  audit: { view: 'audit.entry.view', export: 'audit.entry.export' },
} as const
