// Builds every browser app that is there, in one fixed order: console, then the apps' own configurations.
import { existsSync, readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { compressFolder } from './compress.mjs'

const web = fileURLToPath(new URL('..', import.meta.url))

function run(command, args, cwd) {
  const done = spawnSync(command, args, { cwd, stdio: 'inherit' })
  if (done.error) throw done.error
  if (done.status !== 0) process.exit(done.status ?? 1)
}

for (const app of ['console', 'widget', 'portal']) {
  const folder = `${web}apps/${app}`
  const file = `${folder}/package.json`
  if (!existsSync(file)) {
    console.log(`build: no apps/${app} in this tree`)
    continue
  }
  const scripts = JSON.parse(readFileSync(file, 'utf8')).scripts ?? {}
  if (scripts.build) {
    run('npm', ['run', '--silent', 'build'], folder)
    const made = `${web}dist/${app}`
    if (existsSync(made)) compressFolder(made)
  } else console.log(`build: apps/${app} has no build script`)
}
