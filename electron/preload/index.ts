import { contextBridge, ipcRenderer } from 'electron'
import { CHANNELS, type DesktopApi } from '../contract'

// One line per call and nothing computed: what a page may ask is decided in main.
const desktop: DesktopApi = {
  info: () => ipcRenderer.invoke(CHANNELS.info),
  openFiles: (request) => ipcRenderer.invoke(CHANNELS.openFiles, request),
  saveFile: (request) => ipcRenderer.invoke(CHANNELS.saveFile, request),
  chooseFolder: (request) => ipcRenderer.invoke(CHANNELS.chooseFolder, request),
  saveIntoFolder: (request) => ipcRenderer.invoke(CHANNELS.saveIntoFolder, request),
  revealSaved: (request) => ipcRenderer.invoke(CHANNELS.revealSaved, request),
  printToPdf: (request) => ipcRenderer.invoke(CHANNELS.printToPdf, request),
  print: (request) => ipcRenderer.invoke(CHANNELS.print, request),
  openExternal: (request) => ipcRenderer.invoke(CHANNELS.openExternal, request),
  readDeviceMark: () => ipcRenderer.invoke(CHANNELS.readDeviceMark),
  writeDeviceMark: (request) => ipcRenderer.invoke(CHANNELS.writeDeviceMark, request),
  openJournal: (request) => ipcRenderer.invoke(CHANNELS.openJournal, request),
  listJournals: () => ipcRenderer.invoke(CHANNELS.listJournals),
  appendJournal: (request) => ipcRenderer.invoke(CHANNELS.appendJournal, request),
  writeJournalBase: (request) => ipcRenderer.invoke(CHANNELS.writeJournalBase, request),
  readJournalBase: (request) => ipcRenderer.invoke(CHANNELS.readJournalBase, request),
  readJournal: (request) => ipcRenderer.invoke(CHANNELS.readJournal, request),
  putJournalAside: (request) => ipcRenderer.invoke(CHANNELS.putJournalAside, request),
  removeJournal: (request) => ipcRenderer.invoke(CHANNELS.removeJournal, request),
  readVault: () => ipcRenderer.invoke(CHANNELS.readVault),
  writeVault: (request) => ipcRenderer.invoke(CHANNELS.writeVault, request),
  listSnapshots: (request) => ipcRenderer.invoke(CHANNELS.listSnapshots, request),
  writeSnapshot: (request) => ipcRenderer.invoke(CHANNELS.writeSnapshot, request),
  readSnapshot: (request) => ipcRenderer.invoke(CHANNELS.readSnapshot, request),
  removeSnapshot: (request) => ipcRenderer.invoke(CHANNELS.removeSnapshot, request),
  snapshotPlace: (request) => ipcRenderer.invoke(CHANNELS.snapshotPlace, request),
  chooseSnapshotFolder: (request) => ipcRenderer.invoke(CHANNELS.chooseSnapshotFolder, request),
  forgetSnapshotFolder: () => ipcRenderer.invoke(CHANNELS.forgetSnapshotFolder),
  freeSpace: () => ipcRenderer.invoke(CHANNELS.freeSpace),
  storeState: () => ipcRenderer.invoke(CHANNELS.storeState),
  restartWithFreshStore: () => ipcRenderer.invoke(CHANNELS.restartWithFreshStore),
}

contextBridge.exposeInMainWorld('desktop', desktop)
