import type { Channel, DesktopApi } from '@contract'

const kinds = [{ name: 'Книга', extensions: ['xlsx'] }]
const token = '3f2b8c1e-7a64-4d0b-9a51-0c8d2e6f7a10'
const bytes = new Uint8Array([1])
const school = '6f1d1c52-0d0a-4b3e-8f27-0a1b2c3d4e5f'

/** One right request for every channel; `undefined` where there is none. What is wrong is made from it. */
export const rightRequests: { [C in Channel]: Parameters<DesktopApi[C]>[0] } = {
  info: undefined,
  openFiles: { title: 'Открыть', kinds, multiple: true },
  saveFile: { title: 'Сохранить', suggestedName: 'х.xlsx', kinds, bytes },
  chooseFolder: { title: 'Папка' },
  saveIntoFolder: { folder: token, name: 'х.xlsx', bytes },
  revealSaved: { token, open: false },
  printToPdf: { html: '<p>' },
  print: { html: '<p>' },
  printers: undefined,
  openExternal: { url: 'https://example.org' },
  readDeviceMark: undefined,
  writeDeviceMark: { mark: 'x' },
  openJournal: { school },
  listJournals: undefined,
  appendJournal: { school, rows: [{ number: 1, id: 's', bytes }], mark: '{}' },
  writeJournalBase: { school, number: 0, bytes, mark: '{}' },
  readJournalBase: { school },
  readJournal: { school, after: 0 },
  putJournalAside: { school },
  removeJournal: { school },
  listSnapshots: { school, place: 'profile' },
  writeSnapshot: { school, place: 'second', name: '2026-09-01T080000-ordinary-1-1.age', bytes, replace: false },
  readSnapshot: { school, place: 'profile', name: 'key.age' },
  removeSnapshot: { school, place: 'profile', name: 'key.age' },
  snapshotPlace: { place: 'second' },
  chooseSnapshotFolder: { title: 'Папка' },
  forgetSnapshotFolder: undefined,
  exchangeSetting: { school },
  chooseExchangeFolder: { school, title: 'Папка' },
  connectExchange: {
    school,
    setting: { kind: 'webdav', url: 'http://127.0.0.1:9/', user: 'school' },
    secret: 'secret',
  },
  forgetExchange: { school },
  moveExchange: { school, to: school },
  exchangeState: { school },
  listExchange: { school, path: '' },
  readExchange: { school, path: 'v1/space/device/00000001-ab' },
  createExchange: { school, path: 'v1/space/device/00000001-ab', bytes },
  removeExchange: { school, path: 'v1/space/device/00000001-ab' },
  exchangeClock: { school },
  readVault: undefined,
  writeVault: { text: '{}' },
  freeSpace: undefined,
  storeState: undefined,
  restartWithFreshStore: undefined,
}
