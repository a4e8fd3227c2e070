import type { GridFile } from '@/domain/imports/grid'

/** Two files of one name, from two folders, are told apart: «список.xlsx» and «список.xlsx (2)». */
export function withDistinctNames(files: readonly GridFile[]): GridFile[] {
  const seen = new Map<string, number>()
  return files.map((file) => {
    const count = (seen.get(file.fileName) ?? 0) + 1
    seen.set(file.fileName, count)
    return count === 1 ? file : { ...file, fileName: `${file.fileName} (${String(count)})` }
  })
}
