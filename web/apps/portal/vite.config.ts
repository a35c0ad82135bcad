import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import frame from '../widget/vite.frame'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The frame's build with another page around the same chat. */
export default defineConfig({
  ...frame,
  root: here('.'),
  base: '/portal/',
  build: { ...frame.build, outDir: here('../../dist/portal'), rolldownOptions: { input: here('portal.html') } },
})
