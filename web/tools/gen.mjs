// Makes shared/api/schema.d.ts from the committed OpenAPI document; `--check` fails when it is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import openapiTS, { astToString } from 'openapi-typescript'

const source = new URL('../shared/api/openapi.json', import.meta.url)
const target = fileURLToPath(new URL('../shared/api/schema.d.ts', import.meta.url))

if (!existsSync(source)) {
  console.error('shared/api/openapi.json is missing: write it with `./zhike schema` first')
  process.exit(1)
}
const made = astToString(await openapiTS(source, { enumValues: false, alphabetize: true }))
if (process.argv.includes('--check')) {
  const kept = existsSync(target) ? readFileSync(target, 'utf8') : ''
  if (kept !== made) {
    console.error('shared/api/schema.d.ts is stale: run `npm run gen`')
    process.exit(1)
  }
} else {
  writeFileSync(target, made)
}
