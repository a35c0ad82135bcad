// The lock file holds versions and digests only: an address in it would tie every clone to one registry.
import { readFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const bad = Object.entries(lock.packages)
  .filter(([, entry]) => typeof entry.resolved === 'string' && entry.resolved.includes('://'))
  .map(([name]) => name)
if (bad.length > 0) {
  console.error(`package-lock.json names a download address for: ${bad.join(', ')}`)
  process.exit(1)
}
