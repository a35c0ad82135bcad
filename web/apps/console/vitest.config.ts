import { fileURLToPath } from 'node:url'

import { defineProject, mergeConfig } from 'vitest/config'

import base from './vite.config'

export default mergeConfig(
  base,
  defineProject({
    test: {
      name: 'console',
      root: fileURLToPath(new URL('../..', import.meta.url)),
      environment: 'happy-dom',
      include: ['apps/console/src/**/*.spec.ts', 'shared/**/*.spec.ts', 'tools/**/*.spec.ts'],
      server: { deps: { inline: [/@nuxt\/ui/, /vue-router/] } },
    },
  }),
)
