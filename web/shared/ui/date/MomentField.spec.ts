import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, h } from 'vue'

import { i18n, zone } from '@shared/i18n'

import MomentField from './MomentField.vue'

/* eslint-disable vue/one-component-per-file -- stand-ins for what is not tested here */
const DayField = defineComponent({ props: { value: { type: String, default: '' } }, emits: ['change', 'left'], setup: () => () => h('i') })
const UInput = defineComponent({
  props: { modelValue: { type: String, default: '' } },
  emits: ['update:modelValue', 'blur'],
  setup: (props, { emit }) => () => h('input', { value: props.modelValue, onInput: (event: Event) => emit('update:modelValue', (event.target as HTMLInputElement).value), onBlur: () => emit('blur') }),
})

it('a day alone is its beginning, and does not get in the way of the time that is typed next', async () => {
  zone.value = 'Asia/Shanghai'
  const field = mount(MomentField, { props: { value: '', label: 'x' }, global: { plugins: [i18n], stubs: { DayField, UInput } } })
  field.findComponent(DayField).vm.$emit('change', '2026-11-22')
  await field.vm.$nextTick()
  expect(field.emitted('change')?.at(-1)).toEqual(['2026-11-21T16:00:00Z'])
  expect(field.find('input').element.value).toBe('')
  await field.find('input').setValue('930')
  await field.find('input').trigger('blur')
  expect(field.emitted('change')?.at(-1)).toEqual(['2026-11-22T01:30:00Z'])
  await field.find('input').setValue('9 o')
  await field.find('input').trigger('blur')
  expect(field.emitted('change')?.at(-1)).toEqual(['2026-11-22 9 o'])
})
