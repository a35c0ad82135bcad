/**
 * Fails when what a shop's page loads for the chat grows past its budget (gzip -9):
 * the loader alone 2 kB, loader, frame and one language 25 kB. Parts that are loaded when first needed
 * are listed but not counted. Run after the build.
 */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LOADER_LIMIT = 2_048
const TOTAL_LIMIT = 25_000

const dist = new URL('../../dist/widget/', import.meta.url)
const size = (name) => gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length

/** Every file the entry needs, following the manifest's static imports. */
function filesOf(manifest, key, seen = new Set()) {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const css of chunk.css ?? []) seen.add(css)
  for (const next of chunk.imports ?? []) filesOf(manifest, next, seen)
  return seen
}

const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8'))
const loader = size('widget.js')
const first = filesOf(manifest, 'frame.html')
const rows = [['widget.js', loader], ...[...first].map((file) => [file, size(file)])]
// A visitor loads one language at once: the largest counts.
const texts = Object.entries(manifest).filter(([key]) => /texts\/(?!later)[^/]+\.json$/.test(key))
const largest = texts.map(([, { file }]) => [file, size(file)]).sort((a, b) => b[1] - a[1])[0]
if (!largest) throw new Error('no language found in the manifest')
rows.push(largest)
const total = rows.reduce((sum, [, bytes]) => sum + bytes, 0)

const show = (bytes, name) => console.log(`${String(bytes).padStart(7)}  ${name}`)
for (const [name, bytes] of rows) show(bytes, name)
show(total, `to the open chat (limit ${TOTAL_LIMIT}; loader ${loader} of ${LOADER_LIMIT})`)
for (const [key, chunk] of Object.entries(manifest)) {
  if (/later/.test(key) && !/\/en/.test(chunk.file)) show(size(chunk.file), `${chunk.file} (files, dialogues, rating: when first needed)`)
}
if (loader > LOADER_LIMIT || total > TOTAL_LIMIT) {
  console.error('widget budget exceeded')
  process.exit(1)
}
