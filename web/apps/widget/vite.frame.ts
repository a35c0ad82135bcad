import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * Vite wraps every dynamic import in a helper of 1.2 kB that preloads style sheets and chunks. Ours have none to
 * preload, so the wrapper shrinks to a call.
 */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load()' : null),
}

/** The chat inside the iframe. Runs first and empties the output folder. */
export default defineConfig({
  root: here('.'),
  base: '/widget/',
  plugins: [plainImports],
  resolve: { alias: { 'preact/jsx-runtime': here('src/jsx.ts') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here('../../dist/widget'),
    emptyOutDir: true,
    target: 'es2021',
    cssTarget: ['chrome107', 'safari16', 'firefox115'],
    modulePreload: false,
    manifest: 'manifest.json',
    rolldownOptions: { input: here('frame.html') },
  },
})
