import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

import { useAccess } from '@shared/api/use'
import { rights } from '@shared/entities/rights'
import type { User } from '@shared/entities/types'
import { LANGUAGES } from '@shared/i18n'
import { zoneOptions } from '@shared/i18n/zones'
import type { Resource, RowAction } from '@shared/resource/definition'
import { defineResource } from '@shared/resource/definition'
import { sources } from '@shared/resource/sources'
import { useChoices } from '@shared/resource/useChoices'
import type { Field, Option } from '@shared/ui/form/schema'

const ids = (list: { id: string }[]): string[] => list.map((one) => one.id)

const actions: RowAction<User>[] = [
  {
    name: 'deactivate',
    label: 'users.deactivate.action',
    icon: 'i-lucide-user-round-x',
    permission: rights.users.edit,
    danger: true,
    when: (user) => user.active,
    confirm: { title: 'users.deactivate.title', body: 'users.deactivate.why' },
  },
  { name: 'activate', label: 'users.activate', icon: 'i-lucide-user-round-check', permission: rights.users.edit, when: (user) => !user.active },
]

/** What the choices of the form are made of. */
interface Choices {
  roles: Option[]
  teams: Option[]
  departments: Option[]
  shops: Option[]
}

function fieldsOf(user: User | null, choices: () => Choices, mayAssign: boolean): Field[] {
  return [
    { key: 'name', label: 'users.field.name', kind: 'text', required: true, maxLength: 80, section: 'users.section.who' },
    {
      key: 'username',
      label: 'users.field.username',
      kind: 'text',
      required: true,
      minLength: 2,
      maxLength: 64,
      pattern: /^[\p{L}\p{N}._@-]+$/u,
      patternText: 'users.check.username',
      disabled: user !== null,
      help: user === null ? 'users.help.username' : 'users.help.usernameFixed',
    },
    { key: 'password', label: 'users.field.password', kind: 'password', required: true, minLength: 10, maxLength: 200, autocomplete: 'new-password', help: 'users.help.password', shown: () => user === null },
    { key: 'position', label: 'users.field.position', kind: 'text', maxLength: 80 },
    { key: 'phone', label: 'users.field.phone', kind: 'text', maxLength: 40, pattern: /^[+\d][\d\s()-]{4,}$/, patternText: 'users.check.phone', help: user?.phone_mask ? 'users.help.phoneKept' : undefined },
    { key: 'email', label: 'users.field.email', kind: 'text', maxLength: 254, pattern: /^[^\s@]+@[^\s@]+$/, patternText: 'users.check.email', help: user?.email_mask ? 'users.help.emailKept' : undefined },
    { key: 'role_ids', label: 'users.field.roles', kind: 'multi', options: () => choices().roles, disabled: !mayAssign || user?.actions?.some((one) => one.name === 'roles' && !one.allowed), help: 'users.help.roles', section: 'users.section.rights' },
    { key: 'department_id', label: 'users.field.department', kind: 'select', options: () => choices().departments },
    { key: 'team_ids', label: 'users.field.teams', kind: 'multi', options: () => choices().teams },
    { key: 'shop_ids', label: 'users.field.shops', kind: 'multi', options: () => choices().shops, help: 'users.help.shops' },
    { key: 'skills', label: 'users.field.skills', kind: 'custom', section: 'users.section.work', help: 'users.help.skills' },
    { key: 'capacity', label: 'users.field.capacity', kind: 'number', required: true, min: 0, max: 100, help: 'users.help.capacity' },
    { key: 'language', label: 'users.field.language', kind: 'select', options: () => LANGUAGES.map(({ code, name }) => ({ value: code, label: name })) },
    { key: 'zone', label: 'users.field.zone', kind: 'select', options: zoneOptions },
  ]
}

/** Users: who they are, what they may do, what work they take. */
export function useUserResource(): Resource<User> {
  const { t } = useI18n()
  const access = useAccess()
  const roles = useChoices(sources.roles, rights.roles.view)
  const teams = useChoices(sources.teams, rights.teams.view)
  const departments = useChoices(sources.departments, rights.departments.view)
  const shops = useChoices(sources.shops, rights.shops.view)
  const choices = computed(() => ({ roles: roles.value, teams: teams.value, departments: departments.value, shops: shops.value }))
  return defineResource<User>({
    source: sources.users,
    texts: 'users',
    icon: 'i-lucide-users-round',
    rights: rights.users,
    search: true,
    faces: true,
    columns: [
      { key: 'name', label: 'users.field.name', sort: 'name', width: '24%', phone: 'title' },
      { key: 'username', label: 'users.field.username', sort: 'username', width: '14%', phone: 'line' },
      { key: 'roles', label: 'users.field.roles', phone: 'line' },
      { key: 'teams', label: 'users.field.teams', phone: 'no' },
      { key: 'capacity', label: 'users.field.capacityShort', width: '96px', align: 'end', phone: 'no', text: (user) => String(user.capacity) },
      { key: 'seen', label: 'users.field.seen', width: '132px', phone: 'no' },
    ],
    filters: [
      { key: 'active', label: 'users.field.state', single: true, options: () => [{ value: 'true', label: t('users.state.active') }, { value: 'false', label: t('users.state.disabled') }] },
      { key: 'role', label: 'users.field.roles', options: () => roles.value },
      { key: 'team', label: 'users.field.teams', options: () => teams.value },
      { key: 'department', label: 'users.field.department', options: () => departments.value },
      { key: 'shop', label: 'users.field.shops', options: () => shops.value },
    ],
    nameOf: (user) => user.name,
    fields: (user) => fieldsOf(user, () => choices.value, access.can(rights.users.assign)),
    blank: () => ({ name: '', username: '', password: '', position: '', phone: '', email: '', role_ids: [], department_id: null, team_ids: [], shop_ids: [], skills: [], capacity: 8, language: 'zh-CN', zone: 'Asia/Shanghai' }),
    toModel: (user) => ({
      name: user.name, username: user.username, position: user.position, phone: '', email: '', role_ids: ids(user.roles), department_id: user.department?.id ?? null, team_ids: ids(user.teams),
      shop_ids: ids(user.shops ?? []), skills: (user.skills ?? []).map(({ id, level }) => ({ skill_id: id, level })), capacity: user.capacity, language: user.language, zone: user.zone,
    }),
    // What is on file is shown as a mask only; left empty, it stays. Roles are sent by those who may give them.
    toBody: (values) => Object.fromEntries(Object.entries(values).filter(([key, value]) => (key === 'role_ids' ? access.can(rights.users.assign) : !['email', 'phone'].includes(key) || value !== ''))),
    actions,
  })
}
