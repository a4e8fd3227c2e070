import { CHANNELS, LIMITS, type Channel } from '@contract'
import { asBytes, desktopApi } from '@tests/host/desktopApi'
import { expect, test } from '@tests/host/fixture'

const kinds = [{ name: 'Книга', extensions: ['xlsx'] }]
const nobody = '00000000-0000-4000-8000-000000000000'

/** Paths that would leave a store, that Windows would change, or that are none. */
const PATHS = [
  '..',
  '../x',
  'v1/../../x',
  '/etc/passwd',
  'v1//x',
  'v1\\x',
  'v1/x.',
  'v1/CON',
  'v1/tab\t',
  'a/b/c/d/e',
  5,
  null,
]

/** S7: for every channel, requests that a page taken over might send. */
const NONSENSE: Record<Channel, unknown[][]> = {
  // The preload passes nothing on for these two; that main would refuse it is a unit test.
  info: [],
  openFiles: [
    [],
    [null],
    [{ title: 1, kinds, multiple: false }],
    [{ title: '', kinds, multiple: 'yes' }],
    [{ title: '', kinds: [{ name: 'x', extensions: ['../exe'] }], multiple: false }],
    [{ title: '', kinds, multiple: false, defaultPath: '/etc/passwd' }],
  ],
  saveFile: [
    [],
    [{ title: '', suggestedName: 'x', kinds, bytes: 'text' }],
    [{ title: '', suggestedName: 'x', kinds, bytes: [1, 2] }],
    [{ title: '', suggestedName: '', kinds, bytes: asBytes('x') }],
    [{ title: '', suggestedName: 'x', kinds, bytes: asBytes('x'), path: '/tmp/x' }],
  ],
  chooseFolder: [[], ['/tmp'], [{ title: '', path: '/tmp' }], [{ title: 'x'.repeat(301) }]],
  saveIntoFolder: [
    [{ folder: '/tmp', name: 'x.txt', bytes: asBytes('x') }],
    [{ folder: nobody, name: 1, bytes: asBytes('x') }],
    [{ folder: nobody, name: 'x' }],
  ],
  revealSaved: [[{ token: '/etc/passwd', open: true }], [{ token: nobody }], [nobody]],
  printToPdf: [[], ['<p>'], [{ html: 5 }], [{ html: '' }], [{ html: 'x', silent: true }]],
  print: [[], ['<p>'], [{ html: null }], [{ html: 'x', silent: true }]],
  printers: [],
  openExternal: [[], ['https://example.org'], [{ url: 5 }], [{ url: 'x'.repeat(2001) }]],
  readDeviceMark: [],
  openJournal: [[], ['x'], [{ school: '../x' }], [{ school: 5 }], [{ school: 'x', path: '/tmp/x' }]],
  listJournals: [],
  appendJournal: [
    [],
    [{ school: 'x', rows: [] }],
    [{ school: '../../x', rows: [], mark: 'x' }],
    [{ school: 'x', rows: [{ number: -1, id: 'a', bytes: asBytes('x') }], mark: 'x' }],
    [{ school: 'x', rows: [{ number: 1, id: 'a', bytes: 'text' }], mark: 'x' }],
    [{ school: 'x', rows: [{ number: 1, id: '', bytes: asBytes('x') }], mark: 'x' }],
  ],
  writeJournalBase: [[], [{ school: 'x', number: 1.5, bytes: asBytes('x'), mark: 'x' }], [{ school: 'x', number: 1 }]],
  readJournalBase: [[], [{ school: '/etc/passwd' }]],
  readJournal: [[], [{ school: 'x' }], [{ school: 'x', after: '0' }], [{ school: '..', after: 0 }]],
  putJournalAside: [[], [{ school: '../x' }], ['x']],
  removeJournal: [[], [{ school: '*' }], ['x']],
  listSnapshots: [[], [{ school: 'x' }], [{ school: '../x', place: 'profile' }], [{ school: 'x', place: '/tmp' }]],
  writeSnapshot: [
    [],
    [{ school: 'x', place: 'profile', name: '../key.age', bytes: asBytes('x'), replace: true }],
    [{ school: 'x', place: 'profile', name: 'key.age', bytes: 'text', replace: true }],
    [{ school: 'x', place: 'second', name: 'run.exe', bytes: asBytes('x'), replace: false }],
    [{ school: 'x', place: 'profile', name: 'key.age', bytes: asBytes('x') }],
  ],
  readSnapshot: [[], [{ school: 'x', place: 'profile', name: '/etc/passwd' }], [{ school: 'x', place: 'profile' }]],
  removeSnapshot: [
    [],
    [{ school: 'x', place: 'profile', name: '*' }],
    [{ school: '.', place: 'profile', name: 'key.age' }],
  ],
  snapshotPlace: [[], ['second'], [{ place: '/tmp' }], [{ place: 'second', path: '/tmp' }]],
  chooseSnapshotFolder: [[], ['/tmp'], [{ title: '', path: '/tmp' }], [{ title: 'x'.repeat(301) }]],
  forgetSnapshotFolder: [],
  readVault: [],
  writeVault: [[], ['x'], [{ text: '' }], [{ text: 'x'.repeat(262145) }], [{ text: 'x', file: '/tmp/x' }]],
  exchangeSetting: [[], [{ school: '../x' }], ['x']],
  chooseExchangeFolder: [
    [],
    [{ school: 'x', title: '', path: '/tmp' }],
    [{ school: '../x', title: '' }],
    [{ school: 'x', title: 'x'.repeat(301) }],
  ],
  connectExchange: [
    [],
    [{ school: 'x', setting: { kind: 'folder', title: '/tmp' }, secret: 's' }],
    [{ school: 'x', setting: { kind: 'webdav', url: 'https://x/', user: 'a:b' }, secret: 's' }],
    [{ school: 'x', setting: { kind: 'webdav', url: 'https://x/', user: 'a\nb' }, secret: 's' }],
    [{ school: 'x', setting: { kind: 'webdav', url: 'https://x/', user: 'a' }, secret: '' }],
    [{ school: 'x', setting: { kind: 'webdav', url: 'file:///etc/passwd', user: 'a' }, secret: 's' }],
    [{ school: 'x', setting: { kind: 'webdav', url: 'https://a:b@x/', user: 'a' }, secret: 's' }],
  ],
  forgetExchange: [[], [{ school: '*' }], ['x']],
  moveExchange: [[], [{ school: 'a' }], [{ school: 'a', to: '../b' }]],
  exchangeState: [[], [{ school: '/etc' }], ['x']],
  listExchange: [[], [{ school: 'x' }], ...PATHS.map((path) => [{ school: 'x', path }])],
  readExchange: [[], [{ school: 'x', path: '' }], ...PATHS.map((path) => [{ school: 'x', path }])],
  createExchange: [
    [],
    [{ school: 'x', path: 'v1/a', bytes: 'text' }],
    ...PATHS.map((path) => [{ school: 'x', path, bytes: asBytes('x') }]),
  ],
  removeExchange: [[], [{ school: 'x', path: '' }], ...PATHS.map((path) => [{ school: 'x', path }])],
  exchangeClock: [[], [{ school: '../x' }], ['x']],
  freeSpace: [],
  storeState: [],
  restartWithFreshStore: [],
  writeDeviceMark: [[], ['x'], [{ mark: 5 }], [{ mark: 'x', file: '/tmp/x' }], [{ mark: 'x'.repeat(65537) }]],
}

test('S7: wrong arguments are refused by every channel', async ({ desktop }) => {
  await desktop.evaluate(({ dialog, shell }) => {
    const alarm = () => {
      throw new Error('a refused request must reach nothing')
    }
    Object.assign(dialog, { showOpenDialog: alarm, showSaveDialog: alarm })
    Object.assign(shell, { openExternal: alarm, openPath: alarm, showItemInFolder: alarm })
  })
  for (const channel of Object.keys(CHANNELS) as Channel[]) {
    for (const request of NONSENSE[channel]) {
      const answer = await desktopApi(desktop.page, channel, ...request)
      expect(answer, `${channel} ${JSON.stringify(request)}`).toMatchObject({ ok: false, code: 'bad-request' })
    }
  }
})

test('S7: a document larger than its limit is refused as too large', async ({ desktop }) => {
  const answer = await desktop.page.evaluate(
    async (chars) => {
      const api = Reflect.get(window, 'desktop') as Record<string, (request: unknown) => Promise<unknown>>
      return api.printToPdf?.({ html: 'я'.repeat(chars) })
    },
    LIMITS.printHtmlBytes / 2 + 1,
  )
  expect(answer).toEqual({ ok: false, code: 'too-large', detail: 'printToPdf: html' })
})

test('a token nobody was given opens nothing', async ({ desktop }) => {
  const into = { folder: nobody, name: 'x.txt', bytes: asBytes('x') }
  expect(await desktopApi(desktop.page, 'saveIntoFolder', into)).toMatchObject({ ok: false, code: 'forbidden' })
  const reveal = { token: nobody, open: false }
  expect(await desktopApi(desktop.page, 'revealSaved', reveal)).toMatchObject({ ok: false, code: 'forbidden' })
})

test('only https and mailto addresses leave the program, tidied', async ({ desktop }) => {
  await desktop.evaluate(({ shell }) => {
    const opened: string[] = []
    Reflect.set(globalThis, 'opened', opened)
    shell.openExternal = (url) => {
      opened.push(url)
      return Promise.resolve()
    }
  })
  for (const url of [
    'http://example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:secret@example.org',
    'ms-msdt:/id',
    'example.org',
  ]) {
    expect(await desktopApi(desktop.page, 'openExternal', { url }), url).toMatchObject({ ok: false, code: 'forbidden' })
  }
  expect(await desktopApi(desktop.page, 'openExternal', { url: 'https://example.org/a b' })).toMatchObject({ ok: true })
  expect(await desktopApi(desktop.page, 'openExternal', { url: 'mailto:school@example.org' })).toMatchObject({
    ok: true,
  })
  const opened = await desktop.evaluate(() => Reflect.get(globalThis, 'opened') as string[])
  expect(opened).toEqual(['https://example.org/a%20b', 'mailto:school@example.org'])
})
