// The house rules that no published plugin knows.

const COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab)\(/i
const PALETTE =
  /(?:^|[\s:"'])!?(?:bg|text|border|ring|fill|stroke|from|to|via|divide|outline|decoration|accent|caret|shadow)-(?:slate|gray|zinc|neutral|stone|red|orange|yellow|lime|green|emerald|teal|cyan|blue|indigo|violet|purple|fuchsia|pink|white|black)(?:-\d{2,3})?(?=[\s/"']|$)/
const PHYSICAL =
  /(?:^|[\s:"'])-?(?:m[lr]|p[lr]|left|right|border-[lr]|rounded-[lr]|rounded-[tb][lr]|scroll-m[lr]|scroll-p[lr])-[\w[]|(?:^|[\s:"'])(?:text-left|text-right|float-left|float-right|border-[lr])(?=[\s"']|$)/
const ICON_START = /(?:^|[\s"'])i-[a-z]+-$/

/** Visits every literal of a file, script and template alike, and reports those `test` names a fault for. */
function overLiterals(context, test) {
  const check = (node, text) => {
    const fault = typeof text === 'string' ? test(text) : null
    if (fault) context.report({ node, message: fault })
  }
  const script = {
    Literal: (node) => check(node, node.value),
    TemplateElement: (node) => check(node, node.value.raw),
  }
  const services = context.sourceCode.parserServices
  if (!services?.defineTemplateBodyVisitor) return script
  return services.defineTemplateBodyVisitor({ VLiteral: (node) => check(node, node.value), ...script }, script)
}

const literalRule = (description, test) => ({
  meta: { type: 'problem', docs: { description }, schema: [] },
  create: (context) => overLiterals(context, test),
})

const pageOf = (path) => /\/pages\/([^/]+)\//.exec(path)?.[1] ?? null

const pagesApart = {
  meta: { type: 'problem', docs: { description: 'a page never imports another page' }, schema: [] },
  create(context) {
    const own = pageOf(context.filename)
    const check = (node) => {
      const source = node.source?.value
      if (typeof source !== 'string') return
      const base = source.startsWith('.') ? new URL(source, `file://${context.filename}`).pathname : source.replace(/^@\//, '/src/')
      const other = pageOf(`${base}/`)
      if (other !== null && own !== null && other !== own) {
        context.report({ node, message: `page '${own}' imports page '${other}': move what both need to shared/` })
      }
      if (own === null && /\/shared\//.test(context.filename) && /\/apps\//.test(base)) {
        context.report({ node, message: 'shared/ imports nothing from an app' })
      }
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
  },
}

export default {
  rules: {
    'pages-apart': pagesApart,
    'no-raw-colour': literalRule('colours come from tokens', (text) =>
      COLOUR.test(text) || PALETTE.test(text) ? 'raw colour: use a token (bg-default, text-muted, bg-(--note) …)' : null,
    ),
    'logical-directions': literalRule('start and end, never left and right', (text) =>
      PHYSICAL.test(text) ? 'physical direction: use the logical class (ms-, me-, ps-, pe-, start-, end-, text-start …)' : null,
    ),
    'whole-icon-names': literalRule('icon names are whole literals', (text) =>
      ICON_START.test(text) ? 'icon name put together from parts: it would not be bundled' : null,
    ),
  },
}
