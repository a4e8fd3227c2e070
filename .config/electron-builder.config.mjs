// What `npm run package` makes. Validated, together with the fuses, in tests/unit/electron/packaging.test.ts.

/**
 * Switches compiled into the program file (reliability.md 3). Electron ignores its environment variables and debugging
 * flags, loads nothing but the checked app.asar, and gives file:// no privileges, because our pages are app://.
 * `electron/readFuses.mjs` reads them back from a built program.
 */
export const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
}

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'invalid.pereklichka.app',
  productName: 'Перекличка',
  executableName: 'pereklichka',
  copyright: 'MIT',
  artifactName: 'pereklichka-${version}-${os}-${arch}.${ext}',
  directories: { output: 'dist', buildResources: 'resources/icons' },
  // Everything is bundled: the builds, the package file and the window's icon are the whole program.
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'resources/icons/icon.png',
    '!**/*.map',
    '!node_modules/**',
  ],
  asar: true,
  npmRebuild: false,
  electronLanguages: ['ru', 'en-US'],
  electronFuses: fuses,
  publish: null,
  win: {
    target: [
      { target: 'nsis', arch: ['x64'] },
      { target: 'zip', arch: ['x64'] },
    ],
    icon: 'resources/icons/icon.ico',
  },
  nsis: {
    // For one user, without an administrator's rights; the user may choose the folder.
    oneClick: false,
    perMachine: false,
    allowElevation: false,
    allowToChangeInstallationDirectory: true,
    packElevateHelper: false,
    language: '1049',
    installerLanguages: ['ru_RU'],
    shortcutName: 'Перекличка',
    artifactName: 'pereklichka-${version}-setup.${ext}',
    // The schools stay when the program goes.
    deleteAppDataOnUninstall: false,
  },
  linux: {
    target: ['AppImage', 'deb', 'rpm'],
    icon: 'resources/icons/icon.png',
    category: 'Office',
    synopsis: 'Школьная перекличка: сотрудники, классы, приглашения',
    description: 'Учёт сотрудников, классов, классных руководителей и приглашений в мессенджеры без интернета',
    maintainer: 'Pereklichka team <team@pereklichka.invalid>',
  },
}
