import { describe, expect, it } from 'vitest'

import type { Right } from '@shared/entities/types'

import { blocksOf, heldIn, setScope, toggle, toggleBlock } from './matrix'

const right = (name: string, scoped = true): Right => {
  const [module = '', object = '', action = ''] = name.split('.')
  return {
    name, module, object, action, scopes: scoped ? ['own', 'team', 'department', 'shop', 'all'] : ['all'],
    title: `label ${action}`, module_title: module.toUpperCase(), object_title: object, action_title: action,
  }
}
const catalogue = [right('tickets.ticket.close'), right('tickets.ticket.view'), right('tickets.ticket.edit'), right('accounts.role.manage', false), right('tickets.task.view')]

describe('the permission matrix', () => {
  it('groups by module and object, actions in their usual order', () => {
    const blocks = blocksOf(catalogue)
    expect(blocks.map((block) => block.module)).toEqual(['tickets', 'accounts'])
    expect(blocks[0]?.objects.map((object) => object.key)).toEqual(['tickets.ticket', 'tickets.task'])
    expect(blocks[0]?.objects[0]?.rights.map((one) => one.action)).toEqual(['view', 'edit', 'close'])
    expect(blocksOf(catalogue, ' CLOSE ')).toHaveLength(1)
    expect(blocksOf(catalogue, 'nothing')).toEqual([])
  })

  it('brings the view along, with the narrowest scope', () => {
    const [close] = catalogue
    const held = toggle({}, close as Right, catalogue)
    expect(held).toEqual({ 'tickets.ticket.close': 'own', 'tickets.ticket.view': 'own' })
    expect(toggle({ 'tickets.ticket.view': 'all' }, close as Right, catalogue)['tickets.ticket.view']).toBe('all')
  })

  it('takes everything of an object when its view is taken', () => {
    const held = { 'tickets.ticket.view': 'all', 'tickets.ticket.close': 'own', 'tickets.task.view': 'team' } as const
    expect(toggle(held, catalogue[1] as Right, catalogue)).toEqual({ 'tickets.task.view': 'team' })
  })

  it('counts unscoped rights as all or nothing, and sets no scope on what is not held', () => {
    expect(toggle({}, catalogue[3] as Right, catalogue)).toEqual({ 'accounts.role.manage': 'all' })
    expect(setScope({}, catalogue[0] as Right, 'all')).toEqual({})
    expect(setScope({ 'tickets.ticket.close': 'own' }, catalogue[0] as Right, 'shop')).toEqual({ 'tickets.ticket.close': 'shop' })
  })

  it('gives a whole block without widening what is there, and takes it whole', () => {
    const [block] = blocksOf(catalogue)
    if (!block) throw new Error('no block')
    const all = toggleBlock({ 'tickets.ticket.view': 'shop' }, block)
    expect(all['tickets.ticket.view']).toBe('shop')
    expect(heldIn(all, block)).toBe(4)
    expect(toggleBlock(all, block)).toEqual({})
  })
})
