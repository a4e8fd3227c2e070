import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll } from 'vitest'

const execute = promisify(execFile)
const MOST_OUTPUT = 64 * 1024 * 1024

/** A folder of its own for the files of one suite, gone when the suite ends; `OUTSIDE_KEEP=1` keeps it for a look. */
export function freshFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `outside-${name}-`))
  afterAll(() => {
    if (!process.env.OUTSIDE_KEEP) rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** Runs an outside judge and gives back what it printed. */
export async function judge(program: string, args: string[]): Promise<string> {
  // The suite's own locale may not be installed; without one LibreOffice cannot write Cyrillic file names.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  const { stdout } = await execute(program, args, { maxBuffer: MOST_OUTPUT, timeout: 110_000, env })
  return stdout
}

/** LibreOffice with a profile of its own; converts the files into `folder`. */
export async function convert(files: string[], to: string, folder: string): Promise<void> {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  await judge('soffice', [profile, '--headless', '--convert-to', to, '--outdir', folder, ...files])
}

export interface PdfFacts {
  pages: number
  /** Width × height of every page in points, rounded. */
  sizes: string[]
}

export async function pdfFacts(file: string): Promise<PdfFacts> {
  const text = await judge('pdfinfo', ['-f', '1', '-l', '10000', file])
  const sizes = [...text.matchAll(/size:\s+([\d.]+) x ([\d.]+) pts/gu)].map(
    ([, width, height]) => `${String(Math.round(Number(width)))}×${String(Math.round(Number(height)))}`,
  )
  return { pages: Number(/^Pages:\s+(\d+)/mu.exec(text)?.[1]), sizes }
}

/** Text of every page, as it is laid out. */
export async function pdfTexts(file: string): Promise<string[]> {
  const text = await judge('pdftotext', ['-layout', file, '-'])
  return text.split('\f').slice(0, -1)
}

/** Pictures of all pages, in order. */
export async function pagePictures(file: string, dpi: number): Promise<string[]> {
  const stem = file.replace(/\.pdf$/u, '')
  await judge('pdftoppm', ['-r', String(dpi), '-gray', '-png', file, stem])
  const folder = join(stem, '..')
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => path.startsWith(`${stem}-`) && path.endsWith('.png'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

/** What the QR codes of a picture say. */
export async function codesOf(picture: string): Promise<string[]> {
  return linesOf(await zbar(['-q', '--raw', '-Sdisable', '-Sqrcode.enable', picture]))
}

/** What its bars of Code 128 say. */
export async function barsOf(picture: string): Promise<string[]> {
  return linesOf(await zbar(['-q', '--raw', '-Sdisable', '-Scode128.enable', picture]))
}

/** Kind and text of everything that a reader set to all kinds finds: «QR-Code:https://…», «CODE-128:…». */
export async function everyCodeOf(picture: string): Promise<string[]> {
  return linesOf(await zbar(['-q', picture]))
}

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '')

/** zbarimg ends with 4 where it finds nothing. */
async function zbar(args: string[]): Promise<string> {
  try {
    return await judge('zbarimg', args)
  } catch (reason) {
    if (reason instanceof Error && 'code' in reason && reason.code === 4) return ''
    throw reason
  }
}
