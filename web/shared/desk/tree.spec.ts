import { describe, expect, it } from 'vitest'

import type { Branch } from './tree'
import { findIn, treeOf } from './tree'

const branch = (id: string, parent: string | null, ...path: string[]): Branch => ({ id, parent_id: parent, label: path.at(-1) ?? '', path, color: '' })
const ROWS = [
  branch('a', null, '物流'),
  branch('b', 'a', '物流', '催发货'),
  branch('c', 'a', '物流', '改地址'),
  branch('d', 'b', '物流', '催发货', '预售'),
  branch('e', 'gone', '退款', '差价'),
]

describe('the tree of categories', () => {
  it('answers what stands below, in order, and the way down', () => {
    const tree = treeOf(ROWS)
    expect(tree.below(null).map((one) => one.id)).toEqual(['a', 'e'])
    expect(tree.below('a').map((one) => one.id)).toEqual(['b', 'c'])
    expect(tree.way('d').map((one) => one.id)).toEqual(['a', 'b', 'd'])
    expect(tree.way('nobody')).toEqual([])
  })
  it('does not hang on a loop', () => {
    const tree = treeOf([branch('x', 'y', 'x'), branch('y', 'x', 'y')])
    expect(tree.way('x').map((one) => one.id)).toEqual(['y', 'x'])
  })
  it('finds by every word, the beginning of a name first', () => {
    expect(findIn(ROWS, '物流 预').map((one) => one.id)).toEqual(['d'])
    expect(findIn(ROWS, '催').map((one) => one.id)).toEqual(['b', 'd'])
    expect(findIn(ROWS, '  ')).toEqual([])
  })
})
