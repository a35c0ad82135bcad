import './main.css'

import ui from '@nuxt/ui/vue-plugin'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'

import { provideApi } from '@shared/api/use'
import { i18n, initialLanguage, loadArea, registerAreas, setLanguage } from '@shared/i18n'

import { api, cache } from './api'
import App from './App.vue'
import { router } from './router'
import { useSession } from './session'

registerAreas(import.meta.glob<{ default: Record<string, unknown> }>(['./pages/*/locales/*.json', './shell/locales/*.json', './bulk/locales/*.json', '../../../shared/ui/locales/*.json', '../../../shared/desk/locales/*.json', '../../../shared/denied/locales/*.json']))

const app = createApp(App).use(createPinia()).use(i18n).use(VueQueryPlugin, { queryClient: cache }).use(ui)
const session = useSession()
provideApi(app, api, { can: session.can, scope: session.scope })

// The words of the frame first, then the first route: it decides between sign-in and the page asked for.
await setLanguage(initialLanguage())
await loadArea('ui', 'shell')
app.use(router)
app.mount('#app')
