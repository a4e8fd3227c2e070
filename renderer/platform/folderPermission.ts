/** Permissions are part of Chromium's handles, not yet of the standard's types. */
interface Asking {
  queryPermission(wanted: { mode: 'readwrite' }): Promise<PermissionState>
  requestPermission(wanted: { mode: 'readwrite' }): Promise<PermissionState>
}

const asking = (folder: FileSystemDirectoryHandle) => folder as unknown as Asking

/** May the page read and write there? Shows nothing. */
export const folderPermission = (folder: FileSystemDirectoryHandle): Promise<PermissionState> =>
  asking(folder).queryPermission({ mode: 'readwrite' })

/** Asks the user; only after a click. */
export const askPermission = (folder: FileSystemDirectoryHandle): Promise<PermissionState> =>
  asking(folder).requestPermission({ mode: 'readwrite' })

/** Is the folder still there? */
export async function isFolderThere(folder: FileSystemDirectoryHandle): Promise<boolean> {
  try {
    await folder.keys().next()
    return true
  } catch {
    return false
  }
}
