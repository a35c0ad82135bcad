import { fileURLToPath } from 'node:url'

import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

import { theme } from './theme'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const backend = process.env.ZHIKE_PUBLIC_URL ?? 'http://127.0.0.1:8000'

export default defineConfig({
  root: at('.'),
  resolve: { alias: { '@': at('./src'), '@shared': at('../../shared') } },
  define: {
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  plugins: [
    vue(),
    ui({
      // The workspace, not the app: icons and components used in shared/ are found too.
      root: at('../..'),
      colorMode: true,
      icon: {
        clientBundle: {
          scan: {
            globInclude: ['apps/console/src/**/*.{vue,ts}', 'shared/**/*.{vue,ts}', 'apps/console/theme.ts'],
            globExclude: ['**/node_modules/**', '**/*.spec.ts'],
          },
          sizeLimitKb: 256,
        },
      },
      experimental: { componentDetection: true },
      autoImport: { dts: at('./src/auto-imports.d.ts'), imports: [] },
      components: { dts: at('./src/components.d.ts'), dirs: [] },
      ui: theme,
      theme: { colors: ['primary', 'secondary', 'success', 'info', 'warning', 'error'] },
    }),
  ],
  server: { proxy: { '/api': backend, '/media': backend } },
  build: {
    outDir: at('../../dist/console'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    sourcemap: false,
  },
})
