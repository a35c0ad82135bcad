import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

import house from './tools/eslint/plugin.js'

export default ts.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/*.d.ts', 'apps/demo-shop/**'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: ts.parser, sourceType: 'module' } },
  },
  {
    files: ['**/*.{ts,tsx,vue}'],
    plugins: { house },
    rules: {
      // TypeScript itself checks names.
      'no-undef': 'off',
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/unified-signatures': 'off',
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-unused-refs': 'error',
      // Layout of templates is left to the writer; these rules only know one way to break a line.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
      'house/pages-apart': 'error',
      'house/no-raw-colour': 'error',
      'house/whole-icon-names': 'error',
      'house/logical-directions': 'error',
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.colours.ts'],
    rules: { 'house/no-raw-colour': 'off', 'max-lines-per-function': 'off' },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } } },
  {
    files: ['apps/console/public/**/*.js'],
    languageOptions: { globals: { localStorage: 'readonly', document: 'readonly', matchMedia: 'readonly' } },
    rules: { 'no-empty': 'error', 'no-var': 'off' },
  },
)
