import type { Row } from '@shared/api/types'

import type { RowAction } from './definition'

type Archivable = Row & { archived_at: string | null }

/** Put away and take back: the thing leaves the lists but its history stays. */
export const archiveActions = <T extends Archivable>(permission: string): RowAction<T>[] => [
  {
    name: 'archive',
    label: 'ui.archive.action',
    icon: 'i-lucide-archive',
    permission,
    danger: true,
    when: (row) => row.archived_at === null,
    confirm: { title: 'ui.archive.title', body: 'ui.archive.why' },
  },
  { name: 'restore', label: 'ui.archive.restore', icon: 'i-lucide-archive-restore', permission, when: (row) => row.archived_at !== null },
]
