import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import type { Router } from 'vue-router'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'

import { i18n } from '@shared/i18n'

import { openConfirm } from '../dialogs/dialogs'
import { useLeaveGuard } from './leave'

const dirty = ref(false)
const held: { mayLeave?: () => Promise<boolean> } = {}
const page = defineComponent({
  setup() {
    held.mayLeave = useLeaveGuard(() => dirty.value)
    return () => h('p')
  },
})
async function opened(): Promise<Router> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/tickets', component: page }, { path: '/orders', component: { render: () => h('p') } }] })
  await router.push('/tickets?over=form')
  mount(RouterView, { global: { plugins: [router, i18n] } })
  await flushPromises()
  dirty.value = true
  return router
}
const answer = async (yes: boolean): Promise<void> => {
  openConfirm.value?.answer(yes)
  await flushPromises()
}
afterEach(() => {
  dirty.value = false
  openConfirm.value = null
})

describe('leaving a form', () => {
  it('asks where only the query changes, as Back does that closes what lies over a page', async () => {
    const router = await opened()
    void router.push('/tickets')
    await flushPromises()
    expect(openConfirm.value).not.toBeNull()
    await answer(false)
    expect(router.currentRoute.value.fullPath).toBe('/tickets?over=form')
    void router.push('/tickets')
    await flushPromises()
    await answer(true)
    expect(router.currentRoute.value.fullPath).toBe('/tickets')
  })

  it('asks once: who agreed on closing is not asked again by the way out', async () => {
    const router = await opened()
    const asked = held.mayLeave?.()
    await answer(true)
    expect(await asked).toBe(true)
    await router.push('/tickets')
    expect(openConfirm.value).toBeNull()
    expect(router.currentRoute.value.fullPath).toBe('/tickets')
    void router.push('/orders')
    await flushPromises()
    expect(openConfirm.value).not.toBeNull()
  })

  it('asks nothing where nothing was typed, and what was typed later counts', async () => {
    const router = await opened()
    dirty.value = false
    expect(await held.mayLeave?.()).toBe(true)
    await router.push('/tickets?q=a')
    dirty.value = true
    void router.push('/orders')
    await flushPromises()
    expect(openConfirm.value).not.toBeNull()
  })

  it('holds the tab on reloading and closing', async () => {
    await opened()
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
    dirty.value = false
    const second = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(second)
    expect(second.defaultPrevented).toBe(false)
  })
})
