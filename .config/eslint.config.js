// The rules of the house: who may import whom, and what must never be written. Tested by tests/architecture.
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { configureVueProject, defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript'
import skipFormatting from '@vue/eslint-config-prettier/skip-formatting'
import boundaries from 'eslint-plugin-boundaries'
import vue from 'eslint-plugin-vue'
import a11y from 'eslint-plugin-vuejs-accessibility'
import { categories, policies } from './rooms.js'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(here)

configureVueProject({ rootDir: root })

const scripts = '{ts,mts,vue}'
const everything = '{js,mjs,cjs,ts,mts,vue}'

/** Ways to turn a string into markup; the data comes from spreadsheets and must never become HTML in the window. */
const markup = [
  {
    selector: 'MemberExpression[property.name=/^(inner|outer)HTML$/]',
    message: 'No innerHTML: use text or components.',
  },
  {
    selector:
      'MemberExpression[property.name=/^(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe)$/]',
    message: 'No markup from strings.',
  },
  { selector: 'MemberExpression[object.name="document"][property.name=/^write(ln)?$/]', message: 'No document.write.' },
  { selector: 'Property[key.name=/^\\^?\\.?(inner|outer)HTML$/]', message: 'No innerHTML in render functions.' },
  { selector: 'Property[key.value=/(inner|outer)HTML$/]', message: 'No innerHTML in render functions.' },
]

/** Imports that the other guards cannot see through. */
const hiddenImports = [
  {
    selector: 'ImportExpression:not([source.type="Literal"])',
    message: 'A dynamic import names its file as a plain string, or no guard can see it.',
  },
  {
    selector: 'MemberExpression[property.name=/^glob(Eager)?$/][object.type="MetaProperty"]',
    message: 'import.meta.glob hides imports from the guards.',
  },
]
const climbing = { selector: 'ImportExpression[source.value=/^[.][.]/]', message: 'Use @/… instead of climbing.' }

const ambient = 'is the outside world: the domain takes time, ids and randomness as arguments.'
const domainSyntax = [
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: `Math.random ${ambient}` },
  { selector: 'MemberExpression[object.name="Math"][property.value="random"]', message: `Math.random ${ambient}` },
  {
    selector: 'VariableDeclarator[init.name="Math"] > ObjectPattern > Property[key.name="random"]',
    message: `Math.random ${ambient}`,
  },
  { selector: 'MetaProperty', message: `import.meta ${ambient}` },
]
const domainGlobals = [
  ...['Date', 'Temporal', 'performance', 'crypto', 'setTimeout', 'setInterval', 'queueMicrotask', 'globalThis', 'self'],
  ...['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'indexedDB', 'fetch', 'console'],
  ...['process', 'Buffer', 'require', 'global', '__dirname', '__filename'],
].map((name) => ({ name, message: `${name} ${ambient}` }))

/** Components that end in one native field, so that a label around them names it. */
const fields = ['DayField', 'UInput', 'UInputNumber', 'UTextarea', 'USelect', 'USelectMenu', 'UCheckbox', 'USwitch']

const noDefault = { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true }

const unfinished = ['only', 'skip', 'todo', 'fixme', 'skipIf', 'runIf', 'fails', 'fail'].join('|')
const testSyntax = [
  {
    selector: `MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name=/^(${unfinished})$/]`,
    message: 'No skipped, focused or expected-to-fail tests.',
  },
  {
    selector: `MemberExpression[object.property.name=/^(describe|each|concurrent|serial|parallel|step)$/][property.name=/^(${unfinished})$/]`,
    message: 'No skipped, focused or expected-to-fail tests.',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    message: 'No skipped or focused tests.',
  },
]

/** Plain JavaScript mistakes that neither the type check nor typescript-eslint reports. */
const correctness = Object.fromEntries(
  [
    ...['prefer-const', 'no-var', 'no-eval', 'no-new-func', 'no-debugger', 'no-empty'],
    ...[
      'no-irregular-whitespace',
      'no-misleading-character-class',
      'no-useless-escape',
      'no-fallthrough',
      'no-self-compare',
    ],
    ...['no-unsafe-finally', 'no-unsafe-optional-chaining', 'no-async-promise-executor', 'no-case-declarations'],
    ...['no-cond-assign', 'no-constant-condition', 'no-dupe-else-if', 'no-duplicate-case', 'no-empty-pattern'],
    ...[
      'no-loss-of-precision',
      'no-prototype-builtins',
      'no-self-assign',
      'no-sparse-arrays',
      'no-useless-catch',
      'use-isnan',
    ],
    ...['no-unreachable-loop', 'no-extend-native', 'no-proto'],
  ].map((rule) => [rule, 'error']),
)

const maxLines = (max) => ({ 'max-lines': ['error', { max, skipBlankLines: false, skipComments: false }] })

export default defineConfigWithVueTs(
  {
    ignores: [
      '**/node_modules/**',
      'out/**',
      'dist/**',
      '.cache/**',
      'coverage/**',
      'test-results/**',
      'playwright-report/**',
      '**/*.d.ts',
    ],
  },
  vue.configs['flat/recommended'],
  vueTsConfigs.recommendedTypeChecked,
  a11y.configs['flat/recommended'],
  skipFormatting,

  {
    name: 'house/everywhere',
    files: [`**/*.${everything}`],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...maxLines(400),
      ...correctness,
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
    },
  },
  {
    name: 'house/typescript',
    files: [`**/*.${scripts}`],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Adapters keep an asynchronous shape even where one host has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Adapters are objects of closures, not classes: their methods may be taken apart.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      'no-restricted-exports': ['error', { restrictDefaultExports: noDefault }],
    },
  },
  { name: 'house/commonjs', files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { name: 'house/configs', files: ['**/*.config.{ts,js}', '**/*.vue'], rules: { 'no-restricted-exports': 'off' } },

  {
    name: 'house/rooms',
    files: [`**/*.${everything}`],
    plugins: { boundaries },
    settings: {
      'import/resolver': { [resolve(here, 'resolver.cjs')]: {} },
      'boundaries/root-path': root,
      'boundaries/elements': [],
      'boundaries/files': categories,
      'boundaries/files-single-match': true,
      'boundaries/legacy-templates': false,
      'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export', 'require'],
      'boundaries/additional-dependency-nodes': [
        { selector: 'TSImportType > TSLiteralType > Literal', kind: 'type', name: 'type-query' },
        { selector: 'TSImportType > Literal', kind: 'type', name: 'type-query' },
        { selector: 'TSExternalModuleReference > Literal', kind: 'value', name: 'import-equals' },
        // new Worker(new URL('./x.worker.ts', import.meta.url))
        {
          selector: 'NewExpression[callee.name="URL"][arguments.1.type="MemberExpression"] > Literal',
          kind: 'value',
          name: 'url',
        },
      ],
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          checkAllOrigins: true,
          checkUnknownLocals: true,
          checkInternals: true,
          message: '{{from.file.categories}} may not import {{dependency.source}} (see the table in .config/rooms.js)',
          policies,
        },
      ],
    },
  },

  {
    name: 'house/renderer',
    files: [`renderer/**/*.${scripts}`],
    rules: {
      // An error surface leaves its trace there for the support.
      'no-console': ['error', { allow: ['error', 'warn'] }],
      'no-restricted-imports': ['error', { patterns: [{ regex: '^\\.\\.', message: 'Use @/… instead of climbing.' }] }],
      'no-restricted-syntax': ['error', climbing, ...hiddenImports, ...markup],
    },
  },
  { name: 'house/cli', files: ['renderer/cli/**'], rules: { 'no-console': 'off' } },
  {
    name: 'house/domain',
    files: ['renderer/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...domainGlobals],
      'no-restricted-syntax': ['error', climbing, ...hiddenImports, ...markup, ...domainSyntax],
    },
  },
  {
    name: 'house/electron',
    files: ['electron/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^\\.\\.(?!/contract$|/\\.\\./contract$)', message: 'Only ../contract may be climbed to.' },
          ],
        },
      ],
      'no-restricted-syntax': ['error', climbing, ...hiddenImports],
    },
  },
  {
    name: 'house/electron-folders',
    files: ['electron/main/*/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^\\.\\.(?!/[A-Za-z]+$|/\\.\\./contract$)',
              message: 'Only files of main itself and ../../contract may be climbed to.',
            },
          ],
        },
      ],
    },
  },
  {
    name: 'house/tests',
    files: ['tests/**/*.{ts,mts}'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^\\.\\.', message: 'Use @tests/…, @/… or @electron/….' }] },
      ],
      'no-restricted-syntax': ['error', ...testSyntax],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },

  // The stand-in host runs the functions that a spec sends it, as Playwright does with real Electron.
  { name: 'house/tests-host', files: ['tests/host/electron.mjs'], rules: { 'no-eval': 'off' } },
  // Configuration is read before any alias is known.
  {
    name: 'house/tests-configs',
    files: ['tests/**/*.config.ts', 'tests/support/suiteConfig.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },

  {
    name: 'house/vue',
    files: ['**/*.vue'],
    rules: {
      ...maxLines(250),
      'vue/no-v-html': 'error',
      'vue/no-v-text-v-html-on-component': 'error',
      'vue/no-restricted-v-bind': ['error', '/^(inner|outer)-?html$/i', '/^v-/'],
      'vue/no-restricted-syntax': ['error', ...markup],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/define-macros-order': 'error',
      'vue/no-unused-refs': 'error',
      'vue/no-undef-components': ['error', { ignorePatterns: ['^RouterView$', '^RouterLink$'] }],
      'vue/multi-word-component-names': 'off',
      // Optional props without defaults are undefined, and the types say so.
      'vue/require-default-prop': 'off',
      'vuejs-accessibility/label-has-for': [
        'error',
        { controlComponents: fields, required: { some: ['nesting', 'id'] } },
      ],
      // Lists with aria-activedescendant keep the focus in their field; forms listen for Ctrl+Enter of their fields.
      'vuejs-accessibility/interactive-supports-focus': 'off',
      'vuejs-accessibility/no-static-element-interactions': 'off',
      // Focus is put where the work is: on the first field of a panel that the user opened.
      'vuejs-accessibility/no-autofocus': 'off',
    },
  },
)
