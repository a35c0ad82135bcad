// Type-checks every app with its own tsconfig. The generated theme types must exist: a build writes them, and
// where none ran yet the console's configuration is resolved once, which writes them too.
import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const web = fileURLToPath(new URL('..', import.meta.url))

if (!existsSync(`${web}node_modules/.nuxt-ui/ui`)) {
  const { resolveConfig } = await import('vite')
  await resolveConfig({ configFile: `${web}apps/console/vite.config.ts` }, 'build')
}

let failed = 0
for (const app of ['console', 'widget', 'portal']) {
  const project = `${web}apps/${app}/tsconfig.json`
  if (!existsSync(project)) continue
  console.log(`typecheck: apps/${app}`)
  const done = spawnSync(`${web}node_modules/.bin/vue-tsc`, ['--noEmit', '-p', project], { cwd: web, stdio: 'inherit' })
  if (done.status !== 0) failed = 1
}
process.exit(failed)
