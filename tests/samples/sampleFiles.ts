import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder of real spreadsheets outside this repository. */
export const samples = resolve(process.env['SAMPLES'] ?? '../shared/samples')

/** Files of a folder of the samples, as paths from `samples`, in order. */
export function sampleFiles(folder: string): string[] {
  const names = readdirSync(join(samples, folder), { recursive: true, encoding: 'utf8' })
  return names
    .map((name) => join(folder, name))
    .filter((path) => statSync(join(samples, path)).isFile())
    .sort()
}

export function sampleBytes(path: string): Uint8Array {
  return readFileSync(join(samples, path))
}
