// The import table of the house (architecture.md, "Who may know whom"). It is complete: what is not listed is forbidden.
// Every file belongs to exactly one room; `ours` are rooms, `libraries` are npm packages, 'node:*' means Node itself.

const screens = ['vue', 'pinia', 'vue-router', '@nuxt/ui', '@tanstack/*', '@iconify/vue', '@internationalized/date']

/**
 * Files that hold the types through which the wiring hands an adapter to the screens (see `renderer/services.ts`).
 * Screens may import types from them, and nothing else of those rooms.
 */
const ports = ['storage-port', 'platform-port', 'formats-port', 'safety-port', 'sync-port']

/** What the files of other programs are read and written with. */
const formatLibraries = [
  '@e965/xlsx',
  '@borgar/fx',
  '@xmldom/xmldom',
  'exceljs',
  'fflate',
  'jsbarcode',
  'papaparse',
  'parse5',
  'pdf-lib',
  'qr',
]

/**
 * Order matters: the first pattern that fits names the room.
 * @type {{ room: string, pattern: string | string[], capture?: string[], ours?: string[], types?: string[], libraries?: string[] }[]}
 */
export const rooms = [
  // Configuration and launchers run in plain Node, before or beside the application.
  {
    room: 'launcher',
    pattern: ['electron/*.mjs', 'renderer/cli/*.mjs'],
    ours: ['launcher', 'config'],
    libraries: ['node:*', 'vite', 'electron-builder', '@electron/*'],
  },
  {
    room: 'config',
    pattern: ['*.config.{js,ts}', '.config/**', 'renderer/**/vite.config.ts', 'renderer/**/vitePlugin.ts'],
    ours: ['config'],
    libraries: ['**'],
  },

  // The desktop.
  { room: 'contract', pattern: 'electron/contract.ts' },
  {
    room: 'main',
    pattern: 'electron/main/**',
    ours: ['main', 'contract'],
    libraries: ['electron', 'node:*', 'node:sqlite', 'zod', 'aws4fetch', '@rgrove/parse-xml'],
  },
  { room: 'preload', pattern: 'electron/preload/**', ours: ['preload', 'contract'], libraries: ['electron'] },

  // The wiring: the only places where everything may meet.
  { room: 'wiring', pattern: 'renderer/main.ts', ours: ['**'], libraries: ['**'] },
  { room: 'worker', pattern: 'renderer/**/*.worker.ts', ours: ['**'], libraries: ['**'] },
  { room: 'services', pattern: 'renderer/services.ts', ours: ['**'], libraries: ['vue'] },

  // The middle.
  { room: 'domain', pattern: 'renderer/domain/**', ours: ['domain'], libraries: ['zod', 'libphonenumber-js'] },

  // One room per outside thing. The ports come before their rooms and have the same rights.
  {
    room: 'storage-port',
    pattern: ['renderer/storage/register.ts', 'renderer/storage/schools.ts', 'renderer/storage/keptForms.ts'],
    ours: ['storage', 'storage-port', 'queries', 'domain'],
    libraries: ['dexie'],
  },
  {
    room: 'queries',
    pattern: 'renderer/storage/queries/**',
    ours: ['storage', 'storage-port', 'queries', 'domain'],
    libraries: ['dexie'],
  },
  {
    room: 'storage',
    pattern: 'renderer/storage/**',
    ours: ['storage', 'storage-port', 'queries', 'domain'],
    libraries: ['dexie'],
  },
  {
    room: 'formats-port',
    pattern: 'renderer/formats/heavy.ts',
    ours: ['formats', 'formats-port', 'worker', 'domain'],
    libraries: formatLibraries,
  },
  {
    room: 'formats',
    pattern: 'renderer/formats/**',
    ours: ['formats', 'formats-port', 'worker', 'domain'],
    libraries: formatLibraries,
  },
  {
    room: 'platform-port',
    pattern: ['renderer/platform/platform.ts', 'renderer/platform/exchange.ts'],
    ours: ['platform', 'platform-port', 'contract'],
  },
  { room: 'platform', pattern: 'renderer/platform/**', ours: ['platform', 'platform-port', 'contract'] },
  {
    room: 'sync-port',
    pattern: 'renderer/sync/sync.ts',
    ours: ['sync', 'sync-port', 'domain', 'storage', 'storage-port', 'platform', 'platform-port'],
  },
  {
    room: 'sync',
    pattern: 'renderer/sync/**',
    ours: ['sync', 'sync-port', 'domain', 'storage', 'storage-port', 'queries', 'platform', 'platform-port'],
    libraries: ['age-encryption', 'fflate'],
  },
  {
    room: 'safety-port',
    pattern: 'renderer/safety/safety.ts',
    ours: ['safety', 'safety-port', 'domain', 'storage', 'storage-port', 'platform', 'platform-port'],
  },
  {
    room: 'safety',
    pattern: 'renderer/safety/**',
    ours: [
      'safety',
      'safety-port',
      'worker',
      'domain',
      'storage',
      'storage-port',
      'queries',
      'platform',
      'platform-port',
    ],
    libraries: ['age-encryption', 'fflate'],
  },

  // What the user sees.
  {
    room: 'ui',
    pattern: 'renderer/ui/**',
    ours: ['ui'],
    libraries: [
      'vue',
      'vue-router',
      '@nuxt/ui',
      '@tanstack/*',
      '@iconify/vue',
      '@internationalized/date',
      '@fontsource-variable/*',
      'virtual:*',
    ],
  },
  {
    room: 'feature',
    pattern: 'renderer/features/*/**',
    capture: ['feature'],
    ours: ['domain', 'queries', 'services', 'ui', 'resources'],
    types: ports,
    libraries: [...screens, 'marked'],
  },
  {
    room: 'app',
    pattern: 'renderer/app/**',
    ours: ['app', 'feature', 'ui', 'services', 'domain', 'resources'],
    types: ports,
    libraries: screens,
  },

  // Without a window.
  {
    room: 'cli',
    pattern: 'renderer/cli/**',
    ours: ['cli', 'domain', 'formats', 'formats-port', 'resources'],
    libraries: ['node:*'],
  },

  // Data shipped as it is.
  { room: 'resources', pattern: 'resources/**' },

  // Tests and tools may look at everything.
  { room: 'tests', pattern: 'tests/**', ours: ['**'], libraries: ['**'] },
]

/** One category per room for eslint-plugin-boundaries; the first fitting one wins. */
export const categories = rooms.flatMap(({ room, pattern, capture }) =>
  [pattern].flat().map((one) => ({ category: room, pattern: one, exclusive: true, ...(capture && { capture }) })),
)

/** The table as policies: from a room to the rooms and libraries it may import. */
export const policies = rooms.flatMap(({ room, ours = [], types = [], libraries = [] }) => {
  const from = { file: { categories: room } }
  const packages = libraries.filter((name) => name !== 'node:*')
  return [
    ours.length && { from, allow: { to: { module: { origin: 'local' }, file: { categories: ours } } } },
    types.length && {
      from,
      allow: { to: { module: { origin: 'local' }, file: { categories: types } }, dependency: { kind: 'type' } },
    },
    packages.length && { from, allow: { to: { module: { origin: 'external', source: packages } } } },
    libraries.includes('node:*') && { from, allow: { to: { module: { origin: 'core' } } } },
    libraries.includes('**') && { from, allow: { to: { module: { origin: ['external', 'core'] } } } },
    // A feature may import itself, never another one.
    room === 'feature' && {
      from,
      allow: { to: { file: { categories: 'feature', captured: { feature: '{{from.file.captured.feature}}' } } } },
    },
  ].filter(Boolean)
})
