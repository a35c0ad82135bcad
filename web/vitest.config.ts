import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const apps = ['console', 'widget', 'portal'].map((app) => `apps/${app}/vitest.config.ts`).filter((file) => existsSync(file))

export default defineConfig({ test: { projects: apps } })
