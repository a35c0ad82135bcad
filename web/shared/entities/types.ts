/** Short names for the shapes of the API, taken from the generated schema. */
import type { components } from '@shared/api/schema'

type Shapes = components['schemas']

export type User = Shapes['UserItem'] & Partial<Omit<Shapes['UserDetail'], keyof Shapes['UserItem']>>
export type Role = Shapes['RoleItem'] & Partial<Omit<Shapes['RoleDetail'], keyof Shapes['RoleItem']>>
export type Right = Shapes['PermissionItem']
export type Catalogue = Shapes['PermissionCatalogue']
export type Team = Shapes['TeamItem']
export type TeamMembers = Shapes['MembersShape']
export type Department = Shapes['DepartmentItem']
export type Shop = Shapes['ShopItem']
export type Skill = Shapes['SkillItem']
export type Channel = Shapes['ChannelShape']
export type ChannelSecret = Shapes['SecretShape']
export type CannedReply = Shapes['SnippetItem'] & Partial<Omit<Shapes['SnippetDetail'], keyof Shapes['SnippetItem']>>
export type Category = Shapes['CategoryItem']
export type RatingScale = Shapes['ScaleItem'] & Partial<Omit<Shapes['ScaleDetail'], keyof Shapes['ScaleItem']>>
export type Calendar = Shapes['CalendarItem'] & Partial<Omit<Shapes['CalendarDetail'], keyof Shapes['CalendarItem']>>
export type CalendarDay = Shapes['CalendarDayItem']
export type Setting = Shapes['SettingShape']
export type SettingChange = Shapes['SettingChangeShape']

/** From and to as `HH:MM`; an end that is not after its start lies on the next day. */
export type Interval = string[]

export type AuditEntry = Shapes['EntryItem'] & Partial<Omit<Shapes['EntryDetail'], keyof Shapes['EntryItem']>>
export type AuditCheck = Shapes['CheckItem']
export type Seal = Shapes['SealItem']
export type AgentLoad = Shapes['AgentLoad']
export type QueueItem = Shapes['QueueItem']
export type Rating = Shapes['RatingItem']
export type RatingSummary = Shapes['RatingSummary']
export type Policy = Shapes['PolicyItem'] & Partial<Omit<Shapes['PolicyDetail'], keyof Shapes['PolicyItem']>>
