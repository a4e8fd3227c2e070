import { realpath } from 'node:fs/promises'
import type { BrowserWindow, Dialog } from 'electron'
import type { DesktopApi, ExchangeSetting, Result, S3Setting, WebdavSetting } from '../../contract'
import { errorCode, readErrorCode, writeErrorCode } from '../errors'
import { isInside, labelOf } from '../places'
import type { Keyring } from '../sealedText'
import { answered, StoreFailure } from './failure'
import { folderStore, type FolderHost } from './folder'
import type { Wire } from './http'
import { s3Store } from './s3'
import { createSettings, type KeptSetting } from './settings'
import type { Store } from './store'
import { webdavStore } from './webdav'

type ExchangeApi = Pick<
  DesktopApi,
  | 'exchangeSetting'
  | 'chooseExchangeFolder'
  | 'connectExchange'
  | 'forgetExchange'
  | 'moveExchange'
  | 'exchangeState'
  | 'listExchange'
  | 'readExchange'
  | 'createExchange'
  | 'removeExchange'
  | 'exchangeClock'
>

export interface ExchangeHost {
  window(): BrowserWindow | null
  dialog: Pick<Dialog, 'showOpenDialog'>
  documents: string
  ownData: string
  keyring: Keyring
  /** Nothing is asked for but what the user set up. */
  wire: Wire
  /** The disk under the folders; Node's own unless told. */
  folders?: FolderHost
}

const shown = (setting: KeptSetting): ExchangeSetting =>
  setting.kind === 'folder' ? { kind: 'folder', title: labelOf(setting.path) } : setting

/** The stores through which the PCs of a school meet. The window never learns where a folder is, nor a secret. */
export function createExchange({
  window,
  dialog,
  documents,
  ownData,
  keyring,
  wire,
  folders,
}: ExchangeHost): ExchangeApi {
  const settings = createSettings(ownData, keyring)
  /** A store remembers things of its own, such as the server's clock, as long as its setting stays. */
  const stores = new Map<string, Store>()

  const overNet = (setting: WebdavSetting | S3Setting, secret: string) =>
    setting.kind === 'webdav' ? webdavStore(setting, secret, wire) : s3Store(setting, secret, wire)

  async function made(school: string): Promise<Store> {
    const setting = await settings.of(school)
    if (setting === null) throw new StoreFailure('gone', 'none')
    if (setting.kind === 'folder') return folderStore(setting.path, folders)
    const secret = await settings.secretOf(school)
    // Another account of the system: the password has to be typed again.
    if (secret === null) throw new StoreFailure('denied', 'secret')
    return overNet(setting, secret)
  }

  async function storeOf(school: string): Promise<Store> {
    const known = stores.get(school)
    if (known !== undefined) return known
    const store = await made(school).catch((error: unknown) => {
      throw error instanceof StoreFailure ? error : new StoreFailure(readErrorCode(error), errorCode(error))
    })
    stores.set(school, store)
    return store
  }

  async function keep(school: string, setting: KeptSetting, secret: string | null): Promise<ExchangeSetting> {
    try {
      await settings.keep(school, setting, secret)
    } catch (error) {
      throw new StoreFailure(writeErrorCode(error, false), errorCode(error))
    } finally {
      stores.delete(school)
    }
    return shown(setting)
  }

  /** Writes what is remembered of some schools; their stores are made anew afterwards. */
  async function changed(schools: readonly string[], write: () => Promise<void>): Promise<Result<null>> {
    try {
      await write()
      return { ok: true, value: null }
    } catch (error) {
      return { ok: false, code: writeErrorCode(error, false), detail: errorCode(error) }
    } finally {
      for (const school of schools) stores.delete(school)
    }
  }

  return {
    async exchangeSetting({ school }) {
      try {
        const setting = await settings.of(school)
        return { ok: true, value: setting && shown(setting) }
      } catch (error) {
        return { ok: false, code: readErrorCode(error), detail: errorCode(error) }
      }
    },

    async chooseExchangeFolder({ school, title }) {
      const before = await settings.of(school).catch(() => null)
      const options: Electron.OpenDialogOptions = {
        title,
        defaultPath: before?.kind === 'folder' ? before.path : documents,
        properties: ['openDirectory', 'createDirectory'],
      }
      const owner = window()
      const answer = await (owner ? dialog.showOpenDialog(owner, options) : dialog.showOpenDialog(options))
      const path = answer.canceled ? undefined : answer.filePaths[0]
      if (path === undefined) return { ok: false, code: 'cancelled' }
      const result = await answered('', async () => {
        await folderStore(path, folders).check()
        // A link into the profile is the profile.
        if (isInside(await realpath(path), await realpath(ownData))) throw new StoreFailure('forbidden', 'own data')
        return keep(school, { kind: 'folder', path }, null)
      })
      return result.ok ? result : { ...result, name: labelOf(path) }
    },

    connectExchange: ({ school, setting, secret }) =>
      answered('', async () => {
        await overNet(setting, secret).check()
        return keep(school, setting, secret)
      }),

    forgetExchange: ({ school }) => changed([school], () => settings.forget(school)),

    async moveExchange({ school, to }) {
      if (school === to) return { ok: true, value: null }
      const setting = await settings.of(school).catch(() => null)
      if (setting === null) return { ok: false, code: 'gone', detail: 'none' }
      return changed([school, to], async () => {
        await settings.keep(to, setting, await settings.secretOf(school))
        await settings.forget(school)
      })
    },

    exchangeState: ({ school }) =>
      answered('', async () => {
        const setting = await settings.of(school)
        if (setting?.kind !== 'folder') return setting === null ? 'none' : 'ready'
        const store = await storeOf(school)
        return store.check().then(
          () => 'ready',
          () => 'gone',
        )
      }),

    listExchange: ({ school, path }) => answered(path, async () => (await storeOf(school)).list(path)),
    readExchange: ({ school, path }) => answered(path, async () => (await storeOf(school)).read(path)),
    createExchange: ({ school, path, bytes }) =>
      answered(path, async () => {
        await (await storeOf(school)).create(path, bytes)
        return null
      }),
    removeExchange: ({ school, path }) =>
      answered(path, async () => {
        await (await storeOf(school)).remove(path)
        return null
      }),
    exchangeClock: ({ school }) => answered('', async () => (await storeOf(school)).clock()),
  }
}
