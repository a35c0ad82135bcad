import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The script shops embed: one classic script under a name that never changes, beside the frame's files. */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  build: {
    outDir: here('../../dist/widget'),
    emptyOutDir: false,
    target: 'es2021',
    lib: {
      entry: here('src/loader/loader.ts'),
      formats: ['iife'],
      name: 'zhikeLoader',
      fileName: () => 'widget.js',
    },
  },
})
