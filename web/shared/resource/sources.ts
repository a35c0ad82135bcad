/** Where configured things live: the name in the cache and the path of the API. */
export const sources = {
  users: { entity: 'users', path: '/users' },
  roles: { entity: 'roles', path: '/roles' },
  teams: { entity: 'teams', path: '/teams' },
  departments: { entity: 'departments', path: '/departments' },
  shops: { entity: 'shops', path: '/shops' },
  skills: { entity: 'skills', path: '/skills' },
  channels: { entity: 'channels', path: '/channels' },
  categories: { entity: 'categories', path: '/categories' },
  cannedReplies: { entity: 'canned-replies', path: '/canned-replies' },
  ratingScales: { entity: 'rating-scales', path: '/rating-scales' },
  policies: { entity: 'sla-policies', path: '/sla-policies' },
  orders: { entity: 'orders', path: '/orders' },
  orderStatuses: { entity: 'order-statuses', path: '/order-statuses' },
  products: { entity: 'products', path: '/products' },
  calendars: { entity: 'calendars', path: '/calendars' },
} as const
