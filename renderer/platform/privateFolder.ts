/** The few operations of the origin's private file system that are used; tests bring their own. */
export type PrivateFolder = Pick<
  FileSystemDirectoryHandle,
  'getDirectoryHandle' | 'getFileHandle' | 'removeEntry' | 'keys' | 'values'
>

/** The whole file. @throws DOMException `NotFoundError` */
export async function readPrivate(folder: PrivateFolder, name: string): Promise<Uint8Array> {
  const file = await (await folder.getFileHandle(name)).getFile()
  return new Uint8Array(await file.arrayBuffer())
}

/** Writes the file; it appears, or changes, as a whole when it is closed. */
export async function writePrivate(folder: PrivateFolder, name: string, bytes: Uint8Array): Promise<void> {
  const writable = await (await folder.getFileHandle(name, { create: true })).createWritable()
  try {
    await writable.write(bytes as Uint8Array<ArrayBuffer>)
    await writable.close()
  } catch (error) {
    await writable.abort().catch(() => undefined)
    throw error
  }
}
