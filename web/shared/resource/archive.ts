import type { Row } from '@shared/api/types'

import type { RowAction } from './definition'

type Archivable = Row & { archived_at: string | null }

const words = { label: 'ui.archive.action', icon: 'i-lucide-archive', danger: true, confirm: { title: 'ui.archive.title', body: 'ui.archive.why' } } as const
const back = { label: 'ui.archive.restore', icon: 'i-lucide-archive-restore' } as const

/** Put away and take back by verbs: `POST …/archive`, `POST …/restore`. */
export const archiveVerbs = <T extends Archivable>(permission: string): RowAction<T>[] => [
  { ...words, name: 'archive', permission, when: (row) => row.archived_at === null },
  { ...back, name: 'restore', permission, when: (row) => row.archived_at !== null },
]

/** Put away and take back by a flag: `PUT …/archived {"archived": true}`. */
export const archiveFlag = <T extends Archivable>(permission: string): RowAction<T>[] =>
  archiveVerbs<T>(permission).map((action) => ({
    ...action,
    run: (api, path, row) => api.put<T>(`${path}/archived`, { archived: row.archived_at === null }, { version: row.version }),
  }))
