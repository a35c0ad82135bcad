// Keeps the catalogues whole: both languages have the same keys with the same placeholders, every message
// compiles, every key used in code exists, and no key is there for nobody.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

import { baseCompile } from '@intlify/message-compiler'

const web = fileURLToPath(new URL('..', import.meta.url))
const LANGUAGES = ['zh-CN', 'en']
const AREAS = [join(web, 'apps/console/src'), join(web, 'shared')]
const problems = []

function walk(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (name === 'node_modules' || name === 'dist') return []
    return statSync(path).isDirectory() ? walk(path) : [path]
  })
}

function flatten(tree, prefix = '') {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
}

const slots = (text) => [...text.matchAll(/(?<!\{')\{\s*([a-zA-Z_]\w*)\s*\}/g)].map((hit) => hit[1]).sort()

const files = AREAS.flatMap(walk)
const known = new Map()
for (const folder of new Set(files.filter((f) => /\/locales\/[^/]+\.json$/.test(f)).map((f) => f.replace(/\/[^/]+$/, '')))) {
  const texts = LANGUAGES.map((code) => {
    try {
      return new Map(flatten(JSON.parse(readFileSync(join(folder, `${code}.json`), 'utf8'))))
    } catch (error) {
      problems.push(`${relative(web, folder)}/${code}.json: ${error.message}`)
      return new Map()
    }
  })
  for (const [index, code] of LANGUAGES.entries()) {
    const other = texts[1 - index]
    for (const [key, text] of texts[index]) {
      const where = `${relative(web, folder)}/${code}.json ${key}`
      if (known.has(key) && known.get(key) !== folder) problems.push(`${where}: also defined in another folder`)
      known.set(key, folder)
      if (!other.has(key)) problems.push(`${where}: missing in ${LANGUAGES[1 - index]}`)
      else if (index === 0 && slots(text).join() !== slots(other.get(key)).join() && !text.includes('|') && !other.get(key).includes('|'))
        problems.push(`${where}: placeholders differ between languages`)
      if (text.trim() === '') problems.push(`${where}: empty`)
      baseCompile(text, { onError: (error) => problems.push(`${where}: does not compile (${error.message})`) })
    }
  }
}

const used = new Set()
const prefixes = new Set()
for (const file of files.filter((f) => /\.(vue|ts)$/.test(f) && !/\.(spec|d)\.ts$/.test(f))) {
  const code = readFileSync(file, 'utf8')
  for (const [, key] of code.matchAll(/\b(?:t|te)\(\s*'([^']+)'/g)) {
    used.add(key)
    if (!known.has(key)) problems.push(`${relative(web, file)}: no text for '${key}'`)
  }
  for (const [, prefix] of code.matchAll(/\b(?:t|te)\(\s*`([a-zA-Z0-9_.-]+)\$\{/g)) prefixes.add(prefix)
  for (const [, prefix] of code.matchAll(/`([a-zA-Z][\w-]*\.[a-zA-Z0-9_.-]*)\$\{/g)) prefixes.add(prefix)
  // A resource page takes its fixed texts below one prefix.
  for (const [, prefix] of code.matchAll(/\btexts: '([^']+)'/g)) {
    const fixed = ['title', 'add', 'empty', 'emptyWhy', ...(/\bsearch: true/.test(code) ? ['search'] : [])]
    for (const key of fixed.map((name) => `${prefix}.${name}`)) {
      used.add(key)
      if (!known.has(key)) problems.push(`${relative(web, file)}: no text for '${key}'`)
    }
    used.add(`${prefix}.edit`)
  }
  // Keys handed on as data (labels of columns, fields, navigation): any literal that is a known key counts.
  for (const [, , key] of code.matchAll(/(['"`])([a-zA-Z][\w-]*(?:\.[\w-]+)+)\1/g)) if (known.has(key)) used.add(key)
}
for (const key of known.keys()) {
  if (!used.has(key) && ![...prefixes].some((prefix) => key.startsWith(prefix)))
    problems.push(`${relative(web, known.get(key))}: '${key}' is used nowhere`)
}

if (problems.length > 0) {
  console.error(problems.sort().join('\n'))
  console.error(`i18n: ${problems.length} problem(s)`)
  process.exit(1)
}
console.log(`i18n: ${known.size} texts in ${LANGUAGES.length} languages, all whole`)
