import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'

import { Problem } from '@shared/api/problem'
import { i18n } from '@shared/i18n'

import { openConflict } from '../dialogs/dialogs'
import type { Field, Model } from './schema'
import { useForm } from './useForm'

const FIELDS: Field[] = [
  { key: 'name', label: 'name', kind: 'text', required: true, maxLength: 5 },
  { key: 'zone', label: 'zone', kind: 'text' },
]

function make(send: (model: Model, changed: Model, version: number | null) => Promise<unknown>, newest?: () => Promise<{ model: Model; version: number }>) {
  const made: { form?: ReturnType<typeof useForm> } = {}
  mount(
    defineComponent({
      setup() {
        made.form = useForm({ fields: () => FIELDS, initial: () => ({ name: 'A', zone: 'UTC' }), version: () => 1, send, newest })
        return () => h('div')
      },
    }),
    { global: { plugins: [i18n] } },
  )
  if (!made.form) throw new Error('no form')
  return made.form
}
const conflict = () => new Problem({ code: 'conflict.version', title: 'x', status: 409 })

describe('a form', () => {
  it('checks before sending and sends only what changed', async () => {
    const send = vi.fn(async () => ({ id: '1' }))
    const form = make(send)
    form.model.name = 'far too long'
    expect(await form.submit()).toBeNull()
    expect(form.faults.value).toHaveProperty('name')
    expect(send).not.toHaveBeenCalled()
    form.model.name = 'B'
    expect(await form.submit()).toEqual({ id: '1' })
    expect(send).toHaveBeenCalledWith({ name: 'B', zone: 'UTC' }, { name: 'B' }, 1)
    expect(form.dirty.value).toBe(false)
  })

  it('knows what was typed from what was put in', async () => {
    const form = make(async () => ({ id: '1' }))
    form.prefill({ name: 'B' })
    expect(form.model.name).toBe('B')
    expect(form.dirty.value).toBe(false)
    form.model.zone = 'CET'
    form.prefill({ name: 'C' })
    expect(form.dirty.value).toBe(true)
  })

  it('puts server faults on their fields and keeps what was typed', async () => {
    const form = make(async () => {
      throw new Problem({ code: 'input.invalid', title: 'no', status: 422, fields: [{ path: 'name', code: 'text.taken', text: 'taken' }, { path: 'other', code: 'x', text: 'odd' }] })
    })
    form.model.name = 'B'
    expect(await form.submit()).toBeNull()
    expect(form.faults.value).toEqual({ name: 'taken' })
    expect(form.banner.value?.detail).toBe('other odd')
    expect(form.model.name).toBe('B')
  })

  it('does not send twice while sending', async () => {
    let answer: (value: unknown) => void = () => undefined
    const send = vi.fn(() => new Promise((resolve) => { answer = resolve }))
    const form = make(send)
    form.model.name = 'B'
    const first = form.submit()
    expect(await form.submit()).toBeNull()
    answer({})
    await first
    expect(send).toHaveBeenCalledOnce()
  })

  it('merges what somebody else changed in other fields without asking', async () => {
    const send = vi.fn().mockRejectedValueOnce(conflict()).mockResolvedValueOnce({ ok: 1 })
    const form = make(send, async () => ({ model: { name: 'A', zone: 'Asia/Shanghai' }, version: 4 }))
    form.model.name = 'B'
    expect(await form.submit()).toEqual({ ok: 1 })
    expect(send).toHaveBeenLastCalledWith({ name: 'B', zone: 'Asia/Shanghai' }, { name: 'B' }, 4)
  })

  it('asks when both changed one field; mine is sent against the new version', async () => {
    const send = vi.fn().mockRejectedValueOnce(conflict()).mockResolvedValueOnce({ ok: 1 })
    const form = make(send, async () => ({ model: { name: 'C', zone: 'UTC' }, version: 7 }))
    form.model.name = 'B'
    const sent = form.submit()
    await vi.waitFor(() => expect(openConflict.value?.words[0]).toMatchObject({ key: 'name', base: 'A', mine: 'B', theirs: 'C' }))
    openConflict.value?.answer('mine')
    expect(await sent).toEqual({ ok: 1 })
    expect(send).toHaveBeenLastCalledWith({ name: 'B', zone: 'UTC' }, { name: 'B' }, 7)
  })

  it('takes theirs when told so, and sends nothing more', async () => {
    const send = vi.fn().mockRejectedValueOnce(conflict())
    const form = make(send, async () => ({ model: { name: 'C', zone: 'UTC' }, version: 7 }))
    form.model.name = 'B'
    const sent = form.submit()
    await vi.waitFor(() => expect(openConflict.value).not.toBeNull())
    openConflict.value?.answer('theirs')
    expect(await sent).toBeNull()
    expect(form.model.name).toBe('C')
    expect(send).toHaveBeenCalledOnce()
  })
})
