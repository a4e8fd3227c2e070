import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** What the guards are made of; copied as they are, so that the real ones are tested. */
const guards = [
  ...['.config', 'package.json', 'tsconfig.json', 'electron/contract.ts', 'electron/tsconfig.json'],
  ...['renderer/tsconfig.json', 'renderer/domain/tsconfig.json', 'tests/tsconfig.json'],
]

/** A small house in a temporary folder, under the real guards. */
export interface House {
  folder: string
  write(file: string, text: string): void
  /** Runs an installed tool there with the Node of the tests. */
  run(script: string, args: string[]): { code: number; output: string }
  tearDown(): void
}

/** @param files path → text */
export function buildHouse(files: Record<string, string>): House {
  const folder = mkdtempSync(join(tmpdir(), 'pereklichka-house-'))
  for (const path of guards) cpSync(join(root, path), join(folder, path), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')

  const house: House = {
    folder,
    write(file, text) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    },
    run(script, args) {
      const path = join(folder, 'node_modules', script)
      const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      })
      return { code: status ?? 1, output: stdout || stderr }
    },
    tearDown() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
  for (const [file, text] of Object.entries(files)) house.write(file, text)
  return house
}

interface LintedFile {
  filePath: string
  messages: { ruleId: string | null; message: string; line: number }[]
}

/** One ESLint process over the whole house: path → `rule: message` of each report. */
export function lint(house: House): Map<string, string[]> {
  const args = ['-c', '.config/eslint.config.js', '.', '-f', 'json']
  const { output } = house.run('eslint/bin/eslint.js', args)
  if (!output.startsWith('[')) throw new Error(`ESLint did not run:\n${output}`)
  const report = JSON.parse(output) as LintedFile[]
  return new Map(
    report.map(({ filePath, messages }) => [
      filePath.slice(filePath.indexOf(house.folder) + house.folder.length + 1).replaceAll('\\', '/'),
      messages.map(({ ruleId, message }) => `${ruleId ?? 'parse'}: ${message}`),
    ]),
  )
}
