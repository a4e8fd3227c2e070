import { LIMITS, type DesktopApi, type PrintRequest, type Result, type SavedFile } from '@contract'
import { answered } from './answered'
import { claimWriting } from './claimWriting'
import { copyText } from './copyText'
import { desktopExchange } from './desktopExchange'
import { withOwnFonts } from './ownFonts'
import type { FolderWriter, Platform, WrittenFile } from './platform'
import { programVersion } from './programVersion'
import { platformTexts } from './texts'

const tooLarge = (name: string): Result<never> => ({ ok: false, code: 'too-large', name })

function mapped<A, B>(result: Result<A>, to: (value: A) => B): Result<B> {
  return result.ok ? { ok: true, value: to(result.value) } : result
}

/**
 * The desktop as a platform. Sizes are checked before a byte is copied across the border; `deviceMark` throws an Error
 * with the code when the file beside the database cannot be read or written.
 */
export function desktopPlatform(api: DesktopApi): Platform {
  const written = ({ token, name }: SavedFile): WrittenFile => ({
    name,
    reveal: (open) => answered(api.revealSaved({ token, open })),
  })

  const writer = (folder: string, folderName: string): FolderWriter => ({
    name: folderName,
    async write(name, bytes) {
      if (bytes.byteLength > LIMITS.saveFileBytes) return tooLarge(name)
      return mapped(await answered(api.saveIntoFolder({ folder, name, bytes })), written)
    },
  })

  async function printed<T>(html: string, call: (request: PrintRequest) => Promise<Result<T>>): Promise<Result<T>> {
    const complete = await withOwnFonts(html)
    return new Blob([complete]).size > LIMITS.printHtmlBytes
      ? { ok: false, code: 'too-large', detail: 'html' }
      : answered(call({ html: complete }))
  }

  return {
    hostTitle: platformTexts.desktopTitle,
    version: programVersion,
    openFiles: ({ title, kinds, multiple }) => answered(api.openFiles({ title, kinds: copyOf(kinds), multiple })),
    async saveFile({ title, suggestedName, kinds, bytes, notOver }) {
      if (bytes.byteLength > LIMITS.saveFileBytes) return tooLarge(suggestedName)
      return mapped(
        await answered(api.saveFile({ title, suggestedName, kinds: copyOf(kinds), bytes, notOver })),
        written,
      )
    },
    async chooseFolder(title) {
      return mapped(await answered(api.chooseFolder({ title })), ({ token, name }) => writer(token, name))
    },
    printing: {
      toPdf: (html) => printed(html, (request) => api.printToPdf(request)),
      print: (html) => printed(html, (request) => api.print(request)),
      printers: () => answered(api.printers()),
    },
    openExternal: (url) => answered(api.openExternal({ url })),
    copyText,
    deviceMark: {
      async read() {
        const mark = await answered(api.readDeviceMark())
        if (!mark.ok) throw new Error(`device mark: ${mark.code}`)
        return mark.value
      },
      async write(mark) {
        const done = await answered(api.writeDeviceMark({ mark }))
        if (!done.ok) throw new Error(`device mark: ${done.code}`)
      },
    },
    journals: {
      open: (school) => answered(api.openJournal({ school })),
      schools: () => answered(api.listJournals()),
      append: (school, rows, mark) => answered(api.appendJournal({ school, rows, mark })),
      writeBase: (school, number, bytes, mark) => answered(api.writeJournalBase({ school, number, bytes, mark })),
      readBase: (school) => answered(api.readJournalBase({ school })),
      read: (school, after) => answered(api.readJournal({ school, after })),
      putAside: (school) => answered(api.putJournalAside({ school })),
      remove: (school) => answered(api.removeJournal({ school })),
    },
    snapshots: {
      profileKind: 'disk',
      list: (school, place) => answered(api.listSnapshots({ school, place })),
      async write(school, place, name, bytes, { replace = false } = {}) {
        if (bytes.byteLength > LIMITS.snapshotBytes) return tooLarge(name)
        return answered(api.writeSnapshot({ school, place, name, bytes, replace }))
      },
      read: (school, place, name) => answered(api.readSnapshot({ school, place, name })),
      remove: (school, place, name) => answered(api.removeSnapshot({ school, place, name })),
      state: (place) => answered(api.snapshotPlace({ place })),
      second: {
        choose: (title) => answered(api.chooseSnapshotFolder({ title })),
        forget: () => answered(api.forgetSnapshotFolder()),
        wake: () => answered(api.snapshotPlace({ place: 'second' })),
      },
    },
    vault: {
      read: () => answered(api.readVault()),
      write: (text) => answered(api.writeVault({ text })),
    },
    exchange: desktopExchange(api),
    freeSpace: () => answered(api.freeSpace()),
    store: {
      state: () => answered(api.storeState()),
      restartFresh: () => answered(api.restartWithFreshStore()),
    },
    claimWriting,
  }
}

/** The border clones what it is given: a reactive or frozen list is copied into a plain one first. */
function copyOf(kinds: Parameters<DesktopApi['saveFile']>[0]['kinds']): typeof kinds {
  return kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }))
}
